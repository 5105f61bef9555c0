//! Files in the languages of others.

use clap::ValueEnum;
use zippel::check::Statement;
use zippel::diagnostic::{Code, Diagnostic};
use zippel::document::Document;
use zippel::foreign::{Format, Outcome, Problem};
use zippel::source::Source;

/// The languages that are read beside Zippel's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum From {
    /// The construction language of `AlphaGeometry` and Newclid
    #[value(name = "alphageometry")]
    AlphaGeometry,
    /// The commands of GCLC, with its conjectures
    Gclc,
}

impl From {
    pub(crate) fn format(self) -> Format {
        match self {
            Self::AlphaGeometry => Format::AlphaGeometry,
            Self::Gclc => Format::Gclc,
        }
    }
}

/// A problem of a foreign file with the theorem that it has become.
#[derive(Debug)]
pub(crate) struct Imported {
    /// The problem.
    pub(crate) problem: Problem,
    /// Its theorem file, where there is one.
    pub(crate) page: Option<Page>,
    /// What is wrong with it, at its place in the foreign file.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// A theorem file made from a problem.
#[derive(Debug)]
pub(crate) struct Page {
    /// Its text.
    pub(crate) source: Source,
    /// What is in it.
    pub(crate) document: Document,
}

impl Imported {
    /// The problems of a file.
    pub(crate) fn all(format: Format, source: &Source) -> Vec<Self> {
        let problems = format.read(source.name(), source.text());
        problems.into_iter().map(|problem| Self::new(problem, source)).collect()
    }

    fn new(problem: Problem, source: &Source) -> Self {
        match &problem.outcome {
            Outcome::Theorem(_) => {}
            Outcome::Mistakes(mistakes) => {
                let diagnostics = mistakes.clone();
                return Self { problem, page: None, diagnostics };
            }
            Outcome::Unsupported(reason) => {
                let diagnostics = vec![reason.clone()];
                return Self { problem, page: None, diagnostics };
            }
        }
        let text = problem.page(source).unwrap_or_default();
        let document = Document::read(&text);
        if document.is_sound() && document.theorems.len() == 1 {
            let source = Source::new(source.name(), text);
            return Self {
                problem,
                page: Some(Page { source, document }),
                diagnostics: Vec::new(),
            };
        }
        let found = document.diagnostics.first();
        let reason = found.map_or("it cannot be read", |diagnostic| diagnostic.message.as_str());
        let message = format!("as a theorem, the problem has a mistake: {reason}");
        let mistake = Diagnostic::error(Code::NotSupported, problem.span, message);
        Self { problem, page: None, diagnostics: vec![mistake] }
    }

    /// The theorem, ready to be checked.
    pub(crate) fn statement(&self) -> Option<(&Source, Statement<'_>)> {
        let Page { source, document } = self.page.as_ref()?;
        let theorem = document.theorems.first()?;
        Some((source, Statement::new(theorem, &document.dictionary, source.text())))
    }

    /// Whether the problem is right, but says something that cannot be said here.
    pub(crate) fn is_unsupported(&self) -> bool {
        matches!(self.problem.outcome, Outcome::Unsupported(_))
    }
}
