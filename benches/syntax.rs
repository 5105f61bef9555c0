//! Bytes a second through the lexer and the parser, and through the printer.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use zippel::syntax::{parse, print};

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
    let mut group = criterion.benchmark_group("syntax");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("parse", |bencher| bencher.iter(|| parse(black_box(&text))));
    group.bench_function("print", |bencher| bencher.iter(|| print::print(black_box(&ast))));
    group.finish();
}

criterion_group!(benches, syntax);
criterion_main!(benches);
