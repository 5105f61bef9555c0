//! Three roads over everything that has square roots: the formal algebra, which follows all components at once; the component of a figure; and
//! precision alone at the anchor.

use crate::road_n::vanish;
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use zippel::branch::Outcome;
use zippel::check::Statement;
use zippel::document::Document;
use zippel::foreign::Format;
use zippel::limits::FORMAL_ROOTS;
use zippel::plan::{Request, Roads};
use zippel::sampling::Seed;
use zippel::source::Source;
use zippel::verdict::Verdict;

fn library(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            library(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "thm") {
            texts.push(fs::read_to_string(path).unwrap());
        }
    }
}

fn collection() -> Vec<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/corpora/alphageometry/jgex_ag_231.txt");
    let Ok(text) = fs::read_to_string(&path) else { return Vec::new() };
    let source = Source::new("jgex_ag_231.txt", text.as_str());
    let problems = Format::AlphaGeometry.read("jgex_ag_231.txt", &text);
    problems.iter().filter_map(|problem| problem.page(&source)).collect()
}

/// What was compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Compared {
    /// True on all components, on that of a figure and not on all, and on that of none.
    everywhere: usize,
    as_drawn: usize,
    nowhere: usize,
    /// Where only one road came to an end.
    alone: usize,
    /// Certificates that precision alone confirms.
    confirmed: usize,
}

fn compare(text: &str) -> Result<Compared, String> {
    let mut compared = Compared::default();
    let document = Document::read(text);
    for theorem in &document.theorems {
        if theorem.selects() || theorem.claims_order(&document.dictionary) {
            continue;
        }
        let statement = Statement::new(theorem, &document.dictionary, text);
        let seed = Seed::from_bytes([3; 32]);
        let Ok(program) = statement.program(&seed) else { continue };
        let roots = program.slp.roots.len();
        if roots == 0 || roots > FORMAL_ROOTS || program.analysis.unsatisfiable.is_some() {
            continue;
        }
        let request = Request { roads: Roads::Primes, ..Request::new(80) };
        let known = program.decisions.clone();
        let formal = statement.formal(program, &request, &seed);
        let Ok(formal) = formal else { return Err(format!("{}: two roads", theorem.title)) };
        let drawn = statement.follow_figure(&known, &request, &seed);
        if let Some(certificate) = drawn.outcome.certificate() {
            let bits = certificate.budget.quantities.coordinate_bits;
            match vanish(&certificate.program.slp, &certificate.anchor, bits) {
                Some(true) => compared.confirmed += 1,
                Some(false) => return Err(format!("{}: false by precision", theorem.title)),
                None => {}
            }
        }
        let same = drawn.outcome.program().is_some_and(|own| own.slp.obligations.is_empty());
        match (&formal.verdict, &drawn.outcome) {
            (
                Verdict::Holds(_) | Verdict::Proved,
                Outcome::HoldsEverywhere(_) | Outcome::HoldsAsDrawn(_),
            ) => compared.everywhere += 1,
            (Verdict::Refuted(refutation), Outcome::HoldsAsDrawn(_))
                if !(refutation.everywhere && same) =>
            {
                compared.as_drawn += 1;
            }
            (Verdict::Refuted(refutation), Outcome::FalseNearDrawing(found))
                if !(found.everywhere && same && !refutation.everywhere) =>
            {
                compared.nowhere += 1;
            }
            (Verdict::Inconclusive(_) | Verdict::Vacuous(_), _)
            | (_, Outcome::NoDrawing(_) | Outcome::CapReached(_)) => compared.alone += 1,
            (formal, drawn) => {
                return Err(format!("{}: {formal:?}, but {drawn:?}", theorem.title));
            }
        }
    }
    Ok(compared)
}

#[test]
fn all_roads_agree_over_the_library_and_a_collection() {
    let mut texts = Vec::new();
    library(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("theorems"), &mut texts);
    texts.extend(collection());
    let outcomes: Vec<Result<Compared, String>> =
        texts.par_iter().map(|text| compare(text)).collect();
    let complaints: Vec<&String> = outcomes.iter().filter_map(|o| o.as_ref().err()).collect();
    assert!(complaints.is_empty(), "{complaints:#?}");
    let total = outcomes.iter().flatten().fold(Compared::default(), |sum, own| Compared {
        everywhere: sum.everywhere + own.everywhere,
        as_drawn: sum.as_drawn + own.as_drawn,
        nowhere: sum.nowhere + own.nowhere,
        alone: sum.alone + own.alone,
        confirmed: sum.confirmed + own.confirmed,
    });
    let remark = format!("{total:?}\n");
    std::io::Write::write_all(&mut std::io::stderr(), remark.as_bytes()).expect("a terminal");
    assert!(total.everywhere >= 100 && total.as_drawn >= 20 && total.nowhere >= 60, "{total:?}");
    assert!(total.alone <= 8 && total.confirmed >= 40, "{total:?}");
}
