//! The vocabulary: what each word costs, as a table, and the time that it takes to read the library of words and of theorems.
#![allow(missing_docs, reason = "criterion's macros make public functions without documentation")]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench")]

#[path = "../tests/vocabulary/cost.rs"]
mod cost;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::Path;
use zippel::document::Document;

/// The text of all theorem files in a folder.
fn text(folder: &Path) -> String {
    let mut text = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            text += &self::text(&path);
        } else if path.extension().is_some_and(|extension| extension == "thm") {
            text += &std::fs::read_to_string(&path).unwrap();
        }
    }
    text
}

fn reading(c: &mut Criterion) {
    println!("{}", cost::table());
    let library = text(&Path::new(env!("CARGO_MANIFEST_DIR")).join("theorems"));
    let mut group = c.benchmark_group("library");
    group.throughput(Throughput::Bytes(library.len() as u64));
    group.bench_function("parse and resolve", |b| b.iter(|| Document::read(black_box(&library))));
    group.finish();
}

criterion_group!(words, reading);
criterion_main!(words);
