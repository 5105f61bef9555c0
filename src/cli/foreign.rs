//! Files in the languages of others.

use super::defect::guarded;
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

/// A problem of a foreign file, with what it has become.
#[derive(Debug)]
pub(crate) struct Imported {
    /// Its title.
    pub(crate) title: String,
    /// What it has become.
    pub(crate) translation: Translation,
}

/// What a problem of a foreign file has become.
#[derive(Debug)]
pub(crate) enum Translation {
    /// A theorem file.
    Page(Page),
    /// Nothing, for these mistakes in the foreign file.
    Mistakes(Vec<Diagnostic>),
    /// Nothing: the problem is right, but says something that cannot be said here.
    Unsupported(Diagnostic),
    /// Something on which this program failed.
    Failure(String),
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
        problems.iter().map(|problem| Self::new(problem, source)).collect()
    }

    /// A defect of this program that shows in one problem does not stop the others.
    fn new(problem: &Problem, source: &Source) -> Self {
        let title = problem.title.clone();
        let translation = guarded(&title, || Translation::of(problem, source));
        Self { translation: translation.unwrap_or_else(Translation::Failure), title }
    }

    /// The theorem, ready to be checked.
    pub(crate) fn statement(&self) -> Option<(&Source, Statement<'_>)> {
        let Translation::Page(Page { source, document }) = &self.translation else { return None };
        let theorem = document.theorems.first()?;
        Some((source, Statement::new(theorem, &document.dictionary, source.text())))
    }
}

impl Translation {
    fn of(problem: &Problem, source: &Source) -> Self {
        let text = match &problem.outcome {
            Outcome::Theorem(_) => problem.page(source).unwrap_or_default(),
            Outcome::Mistakes(mistakes) => return Self::Mistakes(mistakes.clone()),
            Outcome::Unsupported(reason) => return Self::Unsupported(reason.clone()),
        };
        let document = Document::read(&text);
        if document.is_sound() && document.theorems.len() == 1 {
            return Self::Page(Page { source: Source::new(source.name(), text), document });
        }
        let found = document.diagnostics.first();
        let reason = found.map_or("it cannot be read", |diagnostic| diagnostic.message.as_str());
        let message = format!("as a theorem, the problem has a mistake: {reason}");
        Self::Mistakes(vec![Diagnostic::error(Code::NotSupported, problem.span, message)])
    }

    /// What is wrong with the problem, at its place in the foreign file.
    pub(crate) fn diagnostics(&self) -> &[Diagnostic] {
        match self {
            Self::Page(_) | Self::Failure(_) => &[],
            Self::Mistakes(mistakes) => mistakes,
            Self::Unsupported(reason) => std::slice::from_ref(reason),
        }
    }
}
