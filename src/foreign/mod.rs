//! What others wrote: problems in the languages of other provers, read into theorems.
//!
//! A foreign problem becomes the text of a theorem, and it is that text that is checked: importing a problem and checking it where it
//! stands are the same by construction. What a language leaves open about branches is meant for the figure drawn, so every theorem
//! expects `holds-as-drawn`, which `holds` and `proved` meet as well.

mod word;
mod angle;
mod draft;
mod alphageometry;
mod gclc;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span};
use crate::syntax;
use std::fmt::Write as _;

/// A language that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The construction language of `AlphaGeometry`, and of Newclid 3.
    AlphaGeometry,
    /// The commands of GCLC.
    Gclc,
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Self] = &[Self::AlphaGeometry, Self::Gclc];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::AlphaGeometry => "alphageometry",
            Self::Gclc => "gclc",
        }
    }

    /// The format of a file, by the extension of its name and by what is in it; nothing for theorem files and for what looks like nothing known.
    #[must_use]
    pub fn recognise(name: &str, text: &str) -> Option<Self> {
        let extension = name.rsplit(['/', '\\']).next()?.rsplit_once('.').map(|(_, after)| after);
        match extension {
            Some("thm") => None,
            Some("gcl" | "gclc") => Some(Self::Gclc),
            _ if gclc::looks_like(text) => Some(Self::Gclc),
            _ => alphageometry::looks_like(text).then_some(Self::AlphaGeometry),
        }
    }

    /// The problems of a text, in order. `name` is that of its file.
    #[must_use]
    pub fn read(self, name: &str, text: &str) -> Vec<Problem> {
        let mut problems = match self {
            Self::AlphaGeometry => alphageometry::read(text),
            Self::Gclc => gclc::read(text),
        };
        tell_apart(&mut problems, name);
        problems
    }
}

/// A problem of a foreign file.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Its title; no two problems of a file have the same.
    pub title: String,
    /// Its place.
    pub span: Span,
    /// What is kept of its text as a comment of the theorem: the lines that mean something.
    pub original: Vec<String>,
    /// What it has become.
    pub outcome: Outcome,
}

/// What has become of a problem.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// A theorem.
    Theorem(Translation),
    /// Mistakes, at their places in the foreign text.
    Mistakes(Vec<Diagnostic>),
    /// It is right, as far as can be seen, but says something that cannot be said here.
    Unsupported(Diagnostic),
}

/// A theorem that a problem has become, before it has its final title.
#[derive(Clone, Debug)]
pub struct Translation(draft::Draft);

/// Why a problem has become no theorem.
#[derive(Clone, Debug)]
enum Failure {
    Mistakes(Vec<Diagnostic>),
    Unsupported(Diagnostic),
}

impl From<Failure> for Outcome {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Mistakes(mistakes) => Self::Mistakes(mistakes),
            Failure::Unsupported(reason) => Self::Unsupported(reason),
        }
    }
}

impl From<Diagnostic> for Failure {
    fn from(mistake: Diagnostic) -> Self {
        Self::Mistakes(vec![mistake])
    }
}

/// What is said of a feature that cannot be translated.
fn unsupported(span: Span, what: impl std::fmt::Display) -> Failure {
    let message = format!("not supported: {what}");
    Failure::Unsupported(Diagnostic::error(Code::NotSupported, span, message))
}

/// Makes sure that a theorem can be written.
fn finished(draft: &draft::Draft, span: Span) -> Result<(), Failure> {
    draft.finish("").map(|_| ()).map_err(|mistakes| {
        let code = mistakes.first().map_or(Code::NotSupported, |mistake| mistake.code);
        let reason = mistakes.first().map_or("", |mistake| mistake.message.as_str());
        Diagnostic::error(code, span, format!("as a theorem, the problem has a mistake: {reason}"))
            .into()
    })
}

impl Problem {
    /// The theorem in canonical form, where there is one.
    #[must_use]
    pub fn theorem(&self) -> Option<String> {
        match &self.outcome {
            Outcome::Theorem(translation) => translation.0.finish(&self.title).ok(),
            Outcome::Mistakes(_) | Outcome::Unsupported(_) => None,
        }
    }

    /// A theorem file with this problem alone: the original text as a comment, then the theorem. `source` is the foreign file.
    #[must_use]
    pub fn page(&self, source: &Source) -> Option<String> {
        let theorem = self.theorem()?;
        let name = source.name().rsplit(['/', '\\']).next().unwrap_or_default();
        let line = source.line_at(self.span.start);
        let mut page = format!("# {}, line {line}\n", plain(name));
        for original in &self.original {
            let _ = writeln!(page, "# {}", plain(original).trim_end());
        }
        page.push_str(&theorem);
        syntax::format(&page).ok()
    }
}

/// A line of text without control characters.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Gives every problem a title of its own: those without any are called by the file and their number, and later ones of the same title are
/// numbered.
fn tell_apart(problems: &mut [Problem], name: &str) {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut titles = std::collections::HashSet::new();
    let alone = problems.len() == 1;
    for (index, problem) in problems.iter_mut().enumerate() {
        let own = match problem.title.trim() {
            "" if alone => stem.to_owned(),
            "" => format!("{stem} {}", index + 1),
            title => title.to_owned(),
        };
        let mut title = plain(&own);
        let mut number = 1_u32;
        while !titles.insert(title.clone()) {
            number += 1;
            title = format!("{} ({number})", plain(&own));
        }
        problem.title = title;
    }
}
