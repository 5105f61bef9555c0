//! A theorem file: from its text to theorems, or to every mistake in it.

mod using;

pub use using::{Files, Refusal, UsedFile};

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::syntax;
use crate::syntax::ast::{Ast, Item};
use crate::theorem::Theorem;
use crate::theorem::dictionary::Dictionary;
use crate::theorem::resolve::resolve_in;
use std::path::Path;
use std::sync::Arc;
use using::{Alone, Reader};

/// A file that has been read: its theorems and the words that they may use.
#[derive(Clone, Debug)]
pub struct Document {
    /// The words of the vocabulary and of the file.
    pub dictionary: Arc<Dictionary>,
    /// The theorems in order. Where there are errors, those without any; a file with an error is not to be checked.
    pub theorems: Vec<Theorem>,
    /// The mistakes and warnings, in the order of their places.
    pub diagnostics: Vec<Diagnostic>,
}

impl Document {
    /// Reads a text that stands alone: it cannot use other files.
    #[must_use]
    pub fn read(text: &str) -> Self {
        Self::read_among(text, Path::new(""), &Alone)
    }

    /// Reads the text of the file at this path. What it uses is asked of `files`, which tells files apart by paths such as this one.
    #[must_use]
    pub fn read_among(text: &str, path: &Path, files: &dyn Files) -> Self {
        let (ast, mut diagnostics) = syntax::parse(text);
        let syntax_errors = diagnostics.len();
        let mut reader = Reader::new(files, path);
        let unusable = reader.show_words(&ast);
        let (document, found) = resolve_in(&ast, text, reader.into_dictionary());
        let (before, _) = diagnostics.split_at(syntax_errors);
        let own: Vec<Diagnostic> = found
            .into_iter()
            .filter(|diagnostic| !follows_from(diagnostic, before, &ast))
            // The word may well be defined in the file that cannot be used.
            .filter(|diagnostic| unusable.is_empty() || diagnostic.code != Code::UnknownWord)
            .collect();
        diagnostics.extend(unusable);
        diagnostics.extend(own);
        diagnostics.sort_by_key(|diagnostic| (diagnostic.primary.span, diagnostic.code));
        Self { dictionary: document.dictionary, theorems: document.theorems, diagnostics }
    }

    /// Whether nothing forbids to check the theorems.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error)
    }
}

/// Whether a mistake about names may only follow from a part of its item that could not be read.
fn follows_from(diagnostic: &Diagnostic, unread: &[Diagnostic], ast: &Ast) -> bool {
    let about_names = matches!(
        diagnostic.code,
        Code::UndefinedName
            | Code::UnknownWord
            | Code::WrongArity
            | Code::WrongResultCount
            | Code::MisplacedStatement
            | Code::NoConclusion
    );
    let covers = |outer: crate::source::Span, inner: crate::source::Span| {
        outer.start <= inner.start && inner.end <= outer.end
    };
    about_names
        && ast.items.iter().any(|item| {
            let span = match item {
                Item::Use(_) => return false,
                Item::Theorem(theorem) => theorem.span,
                Item::Word(word) => word.span,
            };
            let mine = covers(span, diagnostic.primary.span);
            mine && unread.iter().any(|mistake| covers(span, mistake.primary.span))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        Document::read(text).diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect()
    }

    #[test]
    fn all_mistakes_of_a_file_are_found_at_once() {
        let text = "theorem \"One\" {\n points A, B\n show collinear(A, B, X)\n}\n\
                    theorem \"Two\" {\n points A, A\n show foo(A)\n}\n";
        assert_eq!(codes(text), ["Z0201", "Z0202", "Z0203"]);
    }

    #[test]
    fn what_could_not_be_read_is_reported_once() {
        assert_eq!(codes("theorem \"One\" {\n pionts A, B\n show A == B\n}\n"), ["Z0108"]);
    }

    #[test]
    fn a_word_of_another_system_leads_to_the_one_here() {
        for (statement, meant) in [
            ("show cyclic(A, B, C, D)", "concyclic"),
            ("show is_concyclic(A, B, C, D)", "concyclic"),
            ("X = Intersect(line(A, B), line(C, D))", "intersection"),
            ("l = perp_bisector(A, B)", "perpendicular_bisector"),
            ("O = circumcentre(A, B, C)", "circumcenter"),
            ("show on_line(A, line(B, C))", "on"),
            ("show parallel(A, B, C, D)", "parallel(line(A, B), line(C, D))"),
            ("show concurrent(A, B, C, D, B, D)", "concurrent(line(A, B), line(C, D), line(B, D))"),
            ("X = foot(A, B, C)", "foot(A, line(B, C))"),
            ("X = reflection(A, B, C)", "reflection(A, line(B, C))"),
            ("l = perpendicular(A, line(B, C))", "perpendicular_through"),
            ("triangle A1, B1, C1", "points"),
        ] {
            let text =
                format!("theorem \"T\" {{\npoints A, B, C, D\n{statement}\nshow A == A\n}}\n");
            let document = Document::read(&text);
            let hint = document.diagnostics[0].hint.clone().unwrap_or_default();
            assert!(hint.starts_with(&format!("did you mean `{meant}`?")), "{statement}: {hint}");
        }
    }

    #[test]
    fn a_sound_file_has_theorems() {
        let document = Document::read(
            "theorem \"One\" {\n points A, B\n show midpoint(A, B) == midpoint(B, A)\n}\n",
        );
        assert!(document.is_sound());
        assert_eq!(document.theorems.len(), 1);
    }
}
