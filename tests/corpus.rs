//! The library of theorems, and the theorems about single words: each file keeps every promise that it makes, and no word of the
//! vocabulary goes without a true theorem and a false one.
#![allow(clippy::unwrap_used, reason = "a test")]

#[path = "corpus/copies.rs"]
mod copies;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zippel::check::{Checked, Statement};
use zippel::deadline::Deadline;
use zippel::plan::Request;
use zippel::sampling::Seed;
use zippel::syntax;
use zippel::theorem::dictionary::{Dictionary, Word, WordId};
use zippel::theorem::expectation::VerdictName;
use zippel::theorem::resolve::{Document, resolve};
use zippel::theorem::{Claim, Expr, Operation, Step, Theorem};
use zippel::verdict::Verdict;
use zippel::vocabulary;

/// A theorem file, resolved.
struct File {
    path: PathBuf,
    text: String,
    document: Document,
}

impl File {
    fn read(path: PathBuf) -> Self {
        let text = std::fs::read_to_string(&path).unwrap();
        let (ast, mistakes) = syntax::parse(&text);
        assert_eq!(mistakes, [], "{}", path.display());
        let (document, mistakes) = resolve(&ast, &text, vocabulary::dictionary());
        assert_eq!(mistakes, [], "{}", path.display());
        Self { path, text, document }
    }

    fn theorems(&self) -> impl Iterator<Item = &Theorem> {
        self.document.theorems.iter()
    }

    fn check(&self, theorem: &Theorem, seed: u8) -> Checked {
        let statement = Statement::new(theorem, &self.document.dictionary, &self.text);
        let request = Request::new(80);
        statement
            .check(&request, &Seed::from_bytes([seed; 32]), &Deadline::NEVER)
            .unwrap_or_else(|failure| panic!("{}: {failure:?}", theorem.title))
    }
}

/// The theorem files of a folder and of the folders in it, in the order of their names.
fn files(folder: &str) -> Vec<File> {
    fn collect(folder: &Path, paths: &mut BTreeSet<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, paths);
            } else if path.extension().is_some_and(|extension| extension == "thm") {
                paths.insert(path);
            }
        }
    }
    let mut paths = BTreeSet::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut paths);
    paths.into_iter().map(File::read).collect()
}

fn library() -> Vec<File> {
    files("theorems")
}

/// The library, and the theorems that only serve the words.
fn everything() -> Vec<File> {
    let mut all = library();
    all.extend(files("tests/vocabulary"));
    all
}

/// Every theorem has the verdict that its file promises, whatever the coins.
#[test]
fn every_expectation_is_met() {
    for file in everything() {
        for theorem in file.theorems() {
            for seed in [1, 2] {
                let checked = file.check(theorem, seed);
                assert!(
                    theorem.expectation.is_met_by(checked.verdict.name()),
                    "{} in {}, seed {seed}: {} expected, found {:?}",
                    theorem.title,
                    file.path.display(),
                    theorem.expectation.0,
                    checked.verdict,
                );
            }
        }
    }
}

/// A false statement without square roots comes back with a rational counterexample.
#[test]
fn every_refutation_without_roots_has_a_witness() {
    for file in everything() {
        for theorem in file.theorems() {
            if theorem.expectation.0 != VerdictName::Refuted {
                continue;
            }
            let checked = file.check(theorem, 1);
            let roots = checked.program.as_ref().map_or(0, |program| program.slp.roots.len());
            if roots > 0 || theorem.claims_order(&file.document.dictionary) {
                continue;
            }
            let witness = checked.witness.unwrap_or_else(|| panic!("{}", theorem.title));
            let value = witness.value().as_rational();
            assert!(
                value.is_some_and(|value| !num_traits::Zero::is_zero(value)),
                "{}",
                theorem.title
            );
        }
    }
}

/// What holds is known to hold beyond the error asked for, and what is refuted without roots fails everywhere.
#[test]
fn verdicts_are_as_strong_as_they_can_be() {
    for file in library() {
        for theorem in file.theorems() {
            let checked = file.check(theorem, 1);
            match &checked.verdict {
                Verdict::Holds(bound)
                | Verdict::HoldsAsDrawn(bound)
                | Verdict::HoldsOnSomeComponents(bound)
                | Verdict::Vacuous(bound) => {
                    assert!(bound.meets(80), "{}", theorem.title);
                }
                Verdict::Refuted(refutation) => {
                    let roots = checked.program.map_or(0, |program| program.slp.roots.len());
                    let order = theorem.claims_order(&file.document.dictionary);
                    assert!(order || roots > 0 || refutation.everywhere, "{}", theorem.title);
                }
                Verdict::Proved | Verdict::Sampled(_) | Verdict::Inconclusive(_) => {}
            }
        }
    }
}

/// The library is worth the name: enough theorems, enough mistakes among them, enough degenerate ones.
#[test]
fn library_is_large_enough() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for file in library() {
        for theorem in file.theorems() {
            *counts.entry(theorem.expectation.0.as_str()).or_default() += 1;
        }
    }
    let count = |verdict: VerdictName| counts.get(verdict.as_str()).copied().unwrap_or(0);
    let refuted = count(VerdictName::Refuted);
    assert!(counts.values().sum::<usize>() - refuted >= 250, "{counts:?}");
    assert!(refuted >= 100, "{counts:?}");
    assert!(count(VerdictName::Vacuous) >= 3, "{counts:?}");
}

/// No theorem is a renamed copy of another, in whatever order its points and statements stand.
#[test]
fn no_theorem_is_a_renamed_copy() {
    let mut seen: BTreeMap<u64, String> = BTreeMap::new();
    let mut copies = Vec::new();
    for file in library() {
        for theorem in file.theorems() {
            let meaning = copies::meaning(theorem, &file.document.dictionary);
            if let Some(earlier) = seen.insert(meaning, theorem.title.clone()) {
                copies.push(format!("{} says what {earlier} says", theorem.title));
            }
        }
    }
    assert_eq!(copies, Vec::<String>::new());
}

/// Different texts may yet compute the same: the program of each theorem, and of what it claims that it vanishes, is its own.
#[test]
fn no_theorem_computes_what_another_computes() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for file in library() {
        for theorem in file.theorems() {
            if theorem.selects() || theorem.claims_order(&file.document.dictionary) {
                // The program says nothing of order, by which such theorems differ.
                continue;
            }
            let statement = Statement::new(theorem, &file.document.dictionary, &file.text);
            let Ok(program) = statement.program(&Seed::from_bytes([1; 32])) else { continue };
            let slp = program.slp;
            let claims: Vec<_> = slp.conclusions.iter().map(|claim| &claim.residuals).collect();
            if claims.iter().all(|residuals| residuals.is_empty()) {
                // It holds by the form of its formulas alone, and nothing is left to compare.
                continue;
            }
            let guards: Vec<_> = slp.guards.iter().map(|guard| &guard.nodes).collect();
            let content = format!("{:?} {:?} {guards:?} {claims:?}", slp.nodes, slp.constants);
            if let Some(earlier) = seen.insert(content, theorem.title.clone()) {
                panic!("{} says what {earlier} says", theorem.title);
            }
        }
    }
}

/// The themes of the library.
#[test]
fn every_theme_has_theorems() {
    let themes = [
        "incidence",
        "triangle",
        "centres",
        "circles",
        "tangency",
        "conics",
        "transformations",
        "polygons",
        "areas",
        "space",
        "olympiad",
    ];
    for theme in themes {
        let files = files(&format!("theorems/{theme}"));
        let count = |wanted: VerdictName| {
            let theorems = files.iter().flat_map(File::theorems);
            theorems.filter(|theorem| theorem.expectation.0 == wanted).count()
        };
        assert!(count(VerdictName::Holds) >= 10 && count(VerdictName::Refuted) >= 5, "{theme}");
    }
}

/// A title names one theorem, in whatever file it stands.
#[test]
fn titles_are_unique() {
    let mut seen: BTreeMap<String, PathBuf> = BTreeMap::new();
    for file in everything() {
        for theorem in file.theorems() {
            if let Some(earlier) = seen.insert(theorem.title.clone(), file.path.clone()) {
                panic!(
                    "{} is in {} and in {}",
                    theorem.title,
                    earlier.display(),
                    file.path.display()
                );
            }
        }
    }
}

/// A file says in its first line what it is about, and does not consist of mistakes alone.
#[test]
fn every_file_is_introduced() {
    for file in library() {
        assert!(file.text.starts_with("# "), "{} begins with a comment", file.path.display());
        let has_mistakes_only =
            file.theorems().all(|theorem| theorem.expectation.0 == VerdictName::Refuted);
        assert!(!has_mistakes_only, "{} has a theorem that is true", file.path.display());
    }
}

/// Every word of the vocabulary is used by a true theorem and by a false one. What a word's own definition uses does not count.
#[test]
fn every_word_is_used_in_a_true_theorem_and_in_a_false_one() {
    let vocabulary = vocabulary::dictionary();
    let mut used: BTreeMap<&str, BTreeSet<WordId>> = BTreeMap::new();
    for file in everything() {
        for theorem in file.theorems() {
            let words = Words::of(theorem, &file.document.dictionary, &vocabulary);
            let verdict = match theorem.expectation.0 {
                VerdictName::HoldsAsDrawn | VerdictName::Sampled => VerdictName::Holds,
                verdict => verdict,
            };
            used.entry(verdict.as_str()).or_default().extend(words);
        }
    }
    for verdict in [VerdictName::Holds, VerdictName::Refuted] {
        let used = &used[verdict.as_str()];
        let unused: Vec<String> = vocabulary
            .iter()
            .filter(|(id, _)| !used.contains(id))
            .map(|(_, word)| word.signature())
            .collect();
        assert!(unused.is_empty(), "no theorem that is expected to be {verdict} uses {unused:#?}");
    }
}

/// The words of the vocabulary that a theorem names, itself or in the definitions of its file.
struct Words<'d> {
    dictionary: &'d Dictionary,
    /// The first word that is not of the vocabulary.
    own: usize,
    found: BTreeSet<WordId>,
}

impl<'d> Words<'d> {
    fn of(
        theorem: &Theorem,
        dictionary: &'d Dictionary,
        vocabulary: &Arc<Dictionary>,
    ) -> BTreeSet<WordId> {
        let mut words = Self { dictionary, own: vocabulary.len(), found: BTreeSet::new() };
        words.steps(&theorem.steps);
        words.found.retain(|id| id.0 < vocabulary.len());
        words.found
    }

    fn word(&mut self, id: WordId) {
        let is_new = self.found.insert(id);
        if is_new && id.0 >= self.own {
            let word: &Word = self.dictionary.word(id);
            self.steps(&word.steps);
            self.exprs(&word.values);
            self.claims(&word.claims);
        }
    }

    fn steps(&mut self, steps: &[Step]) {
        for step in steps {
            match step {
                Step::FreePoint(_) | Step::FreeNumber(_) => {}
                Step::On { locus, .. } => self.expr(locus),
                Step::Intersection(intersection) => {
                    self.exprs(&intersection.loci);
                    self.exprs(intersection.other_than.as_slice());
                }
                Step::Define { value, .. } => self.expr(value),
                Step::Require(condition)
                | Step::Assume(condition)
                | Step::Choose(condition)
                | Step::Show(condition) => self.claims(&condition.claims),
            }
        }
    }

    fn claims(&mut self, claims: &[Claim]) {
        for claim in claims {
            match claim {
                Claim::Equal(left, right) | Claim::Less { lesser: left, greater: right, .. } => {
                    self.expr(left);
                    self.expr(right);
                }
                Claim::Predicate { word, arguments } => {
                    self.word(*word);
                    self.exprs(arguments);
                }
            }
        }
    }

    fn exprs(&mut self, exprs: &[Expr]) {
        for expr in exprs {
            self.expr(expr);
        }
    }

    fn expr(&mut self, expr: &Expr) {
        if let Operation::Call { word, .. } = &expr.operation {
            self.word(*word);
        }
        self.exprs(expr.operands());
    }
}
