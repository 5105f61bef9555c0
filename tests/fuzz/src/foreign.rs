//! The languages of other programs: what becomes of a problem is a theorem without mistakes, or mistakes with their places.

use super::document::shown;
use zippel::document::Document;
use zippel::foreign::{Format, Outcome};
use zippel::source::Source;
use zippel::syntax;

/// The largest text worth the time.
const BYTES: usize = 1 << 14;

/// Reads the bytes as a file of this format.
///
/// # Panics
/// Where a theorem has a mistake, a page is not in canonical layout, two problems have one title, or a mistake has no place.
pub fn run(format: Format, data: &[u8]) {
    let Ok(text) = syntax::decode(data.to_vec()) else { return };
    if text.len() > BYTES {
        return;
    }
    let _ = Format::recognise("problem", &text);
    let source = Source::new("folder/problem.txt", text.as_str());
    let problems = format.read(source.name(), &text);
    let titles: std::collections::BTreeSet<&str> =
        problems.iter().map(|problem| problem.title.as_str()).collect();
    assert_eq!(titles.len(), problems.len(), "titles tell problems apart");
    for problem in &problems {
        match &problem.outcome {
            Outcome::Theorem(_) => {
                let theorem = problem.theorem().expect("a theorem that can be written");
                let page = problem.page(&source).expect("a page");
                for text in [&theorem, &page] {
                    let document = Document::read(text);
                    assert!(document.is_sound(), "{text}\n{:?}", document.diagnostics);
                    assert_eq!(document.theorems.len(), 1, "{text}");
                    assert_eq!(document.theorems[0].title, problem.title);
                }
                assert_eq!(syntax::format(&page).as_ref(), Ok(&page), "a page is in layout");
            }
            Outcome::Mistakes(mistakes) => {
                assert!(!mistakes.is_empty());
                shown(&source, mistakes);
            }
            Outcome::Unsupported(reason) => shown(&source, std::slice::from_ref(reason)),
        }
    }
}
