//! The confidence report over the whole library, as the program writes it, and the figures in it.

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use zippel::check::Statement;
use zippel::deadline::Deadline;
use zippel::document::Document;
use zippel::figure::Figure;
use zippel::plan::{Request, Roads};
use zippel::sampling::Seed;

/// Everything from reading the files to the last file written, on two threads.
fn whole(criterion: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("report");
    let mut group = criterion.benchmark_group("report");
    group.sample_size(10);
    group.bench_function("library", |bencher| {
        bencher.iter(|| {
            let status = Command::new(env!("CARGO_BIN_EXE_zippel"))
                .args(["report", "theorems", "--threads", "2", "-o"])
                .arg(&folder)
                .current_dir(root)
                .stdout(Stdio::null())
                .status();
            assert!(status.is_ok_and(|status| status.success()));
        });
    });
    group.finish();
}

/// One figure of each kind.
fn figures(criterion: &mut Criterion) {
    let seed = Seed::from_bytes([3; 32]);
    let request = Request { roads: Roads::Primes, ..Request::new(80) };
    let mut group = criterion.benchmark_group("figure");
    group.sample_size(10);
    for (kind, text) in [
        ("typical", include_str!("../theorems/triangle/napoleon.thm")),
        ("counterexample", include_str!("../tests/figure/fails.thm")),
    ] {
        let document = Document::read(text);
        let Some(theorem) = document.theorems.first() else { continue };
        let statement = Statement::new(theorem, &document.dictionary, text);
        let Ok(checked) = statement.check(&request, &seed, &Deadline::NEVER) else { continue };
        let figure = || Figure::of(black_box(&statement), &checked, &seed);
        group.bench_function(format!("{kind}, SVG"), |bencher| {
            bencher.iter(|| figure().map(|figure| figure.svg()));
        });
        group.bench_function(format!("{kind}, PNG"), |bencher| {
            bencher.iter(|| figure().map(|figure| figure.png()));
        });
    }
    group.finish();
}

criterion_group!(benches, whole, figures);
criterion_main!(benches);
