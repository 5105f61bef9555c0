//! The time of one check at an error of 2^-80, by the number of square roots: all theorems of the library, and the 231 problems of
//! `jgex_ag_231` where that collection is at hand (at `../shared/corpora/alphageometry`, or at the path given as an argument).
//!
//! `cargo bench --bench roots` prints a table: of each statement the median of several checks, of each row the median and the largest.

#![allow(clippy::print_stdout, reason = "a table is what it is for")]
#![allow(clippy::float_arithmetic, reason = "times")]

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use zippel::check::Statement;
use zippel::deadline::Deadline;
use zippel::document::Document;
use zippel::foreign::Format;
use zippel::plan::Request;
use zippel::sampling::Seed;
use zippel::source::Source;

/// Checks of each statement.
const REPEATS: u8 = 5;

/// The texts of theorem files in a folder.
fn library(folder: &Path, texts: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            library(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "thm") {
            texts.extend(fs::read_to_string(path));
        }
    }
}

/// The problems of a collection as the texts of theorem files.
fn collection(path: &Path) -> Vec<String> {
    let Ok(text) = fs::read_to_string(path) else { return Vec::new() };
    let source = Source::new("collection", text.as_str());
    let problems = Format::AlphaGeometry.read("collection", &text);
    problems.iter().filter_map(|problem| problem.page(&source)).collect()
}

/// For each kind of verdict and number of roots, the median time of each statement.
fn measure(texts: &[String]) -> BTreeMap<(String, usize), Vec<(Duration, String)>> {
    let mut rows: BTreeMap<(String, usize), Vec<(Duration, String)>> = BTreeMap::new();
    for text in texts {
        let document = Document::read(text);
        for theorem in &document.theorems {
            let statement = Statement::new(theorem, &document.dictionary, text);
            let mut times = Vec::new();
            let mut row = None;
            for repeat in 0..REPEATS {
                let seed = Seed::from_bytes([repeat; 32]);
                let start = Instant::now();
                let checked =
                    black_box(statement.check_in_haste(&Request::new(80), &seed, &Deadline::NEVER));
                times.push(start.elapsed());
                let Ok(checked) = checked else { continue };
                let roots = checked.program.as_ref().map_or(0, |program| program.slp.roots.len());
                row = Some((checked.verdict.name().to_string(), roots));
            }
            times.sort();
            if let Some(row) = row {
                rows.entry(row).or_default().push((times[times.len() / 2], theorem.title.clone()));
            }
        }
    }
    rows
}

fn main() {
    let given = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let path = given.map_or_else(
        || root.join("../shared/corpora/alphageometry/jgex_ag_231.txt"),
        PathBuf::from,
    );
    let mut texts = Vec::new();
    library(&root.join("theorems"), &mut texts);
    let milliseconds = |time: &Duration| time.as_secs_f64() * 1000.0;
    for (name, texts) in [("library", texts), ("jgex_ag_231", collection(&path))] {
        if texts.is_empty() {
            println!("{name}: nothing at {}", path.display());
        }
        for ((verdict, roots), mut times) in measure(&texts) {
            times.sort();
            let (median, last) = (&times[times.len() / 2].0, &times[times.len() - 1]);
            println!(
                "{name:12} {verdict:25} {roots:2} roots {:4} statements  median {:8.3} ms  largest {:8.3} ms ({})",
                times.len(),
                milliseconds(median),
                milliseconds(&last.0),
                last.1
            );
        }
    }
}
