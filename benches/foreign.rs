//! The time that problems in other languages take: a whole collection, where it is at hand, and samples of our own.
#![allow(missing_docs, reason = "criterion's macros make public functions without documentation")]

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use rayon::prelude::*;
use zippel::check::Statement;
use zippel::deadline::Deadline;
use zippel::document::Document;
use zippel::foreign::Format;
use zippel::plan::Request;
use zippel::sampling::Seed;
use zippel::source::Source;

const PROBLEM: &str = "a b c = triangle; o = circle a b c; p = on_circle p o a; l = foot p b c; m = foot p c a; n = foot p a b ? coll l m n";
const FIGURE: &str = "point A 0 0\npoint B 9 0\npoint C 5 7\nmidpoint M A B\nmidpoint N A C\nprove { parallel M N B C }\n";

/// Reads and checks every problem of a text, on all processors.
fn check(format: Format, name: &str, text: &str) -> usize {
    let source = Source::new(name, text);
    let problems = format.read(name, text);
    let verdicts = problems.par_iter().filter_map(|problem| {
        let page = problem.page(&source)?;
        let document = Document::read(&page);
        let statement = Statement::new(document.theorems.first()?, &document.dictionary, &page);
        let seed = Seed::from_bytes([1; 32]);
        statement.check_in_haste(&Request::new(80), &seed, &Deadline::NEVER).ok()
    });
    verdicts.count()
}

fn samples(c: &mut Criterion) {
    for (name, format, text) in
        [("alphageometry", Format::AlphaGeometry, PROBLEM), ("gclc", Format::Gclc, FIGURE)]
    {
        let mut group = c.benchmark_group(name);
        group.bench_function("read", |b| b.iter(|| black_box(format.read(name, black_box(text)))));
        group.bench_function("check", |b| b.iter(|| check(format, name, black_box(text))));
        group.finish();
    }
}

/// The 231 problems of AlphaGeometry's collection, all of them.
fn collection(c: &mut Criterion) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/corpora/alphageometry/jgex_ag_231.txt");
    let Ok(text) = std::fs::read_to_string(path) else { return };
    let mut group = c.benchmark_group("collection");
    group.sample_size(10);
    group.bench_function("jgex_ag_231", |b| {
        b.iter(|| check(Format::AlphaGeometry, "jgex_ag_231", black_box(&text)));
    });
    group.finish();
}

criterion_group!(benches, samples, collection);
criterion_main!(benches);
