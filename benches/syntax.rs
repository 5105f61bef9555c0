//! Bytes a second through the lexer and the parser, through the resolver, and through the printer.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use zippel::syntax::{format, parse, print};
use zippel::theorem::resolve::resolve;
use zippel::vocabulary;

const THEOREM: &str = r#"# A theorem as people write it.
theorem "Simson line" {
    source "William Wallace, 1799"
    points A, B, C
    point P on circle(A, B, C)

    L = foot(P, line(B, C))
    M = foot(P, line(C, A))
    N = foot(P, line(A, B))
    k = (A.x - B.x)^2 + 0.25 * (A.y - B.y)^2

    require not parallel(line(A, B), line(B, C))
    show collinear(L, M, N)
}

## The foot of the perpendicular from P to the line l.
construction foot_again(P: point, l: line): point {
    t = (l.a * P.x + l.b * P.y + l.c) / (l.a^2 + l.b^2)
    point(P.x - t * l.a, P.y - t * l.b)
}

"#;

fn syntax(criterion: &mut Criterion) {
    let text = THEOREM.repeat(20);
    let (ast, diagnostics) = parse(&text);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let words = vocabulary::dictionary();
    let distinct: String = (0..20)
        .map(|n| {
            THEOREM
                .replace("Simson line", &format!("Line {n}"))
                .replace("foot_again", &format!("foot_{n}"))
        })
        .collect();
    let (tree, _) = parse(&distinct);
    let (resolved, mistakes) = resolve(&tree, &distinct, words.clone());
    assert!(mistakes.is_empty() && resolved.theorems.len() == 20, "{mistakes:?}");
    let mut group = criterion.benchmark_group("syntax");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("parse", |bencher| bencher.iter(|| parse(black_box(&text))));
    group.bench_function("print", |bencher| bencher.iter(|| print::print(black_box(&ast))));
    group.bench_function("resolve", |bencher| {
        bencher.iter(|| resolve(black_box(&tree), &distinct, words.clone()));
    });
    group.bench_function("parse and resolve", |bencher| {
        bencher.iter(|| {
            let (tree, _) = parse(black_box(&distinct));
            resolve(&tree, &distinct, words.clone())
        });
    });
    group.bench_function("format", |bencher| bencher.iter(|| format(black_box(&text))));
    group.finish();
}

criterion_group!(benches, syntax);
criterion_main!(benches);
