//! A run as it is published: its rows with the statements and figures that belong to them, and the order in which readers want them.

use crate::report::record::{Problem, Row};
use crate::report::run::Run;
use crate::theorem::expectation::VerdictName;
use std::collections::HashMap;

/// Bytes of a slug at most.
const SLUG_BYTES: usize = 120;

/// A run with what is shown beside its records.
#[derive(Clone, Debug)]
pub struct Publication {
    /// The run.
    pub run: Run,
    /// For each row of the run, in order, what is shown of it; nothing for what was not checked.
    pub exhibits: Vec<Option<Exhibit>>,
}

/// What is shown of a theorem beside its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exhibit {
    /// The statement as it stands in its file.
    pub statement: String,
    /// The line of the file where it begins.
    pub line: usize,
    /// The configuration: a typical one of a true theorem, the counterexample of a false one.
    pub figure: Option<Figure>,
    /// A configuration in which a statement fails that holds as drawn.
    pub failing: Option<Figure>,
    /// The command that repeats exactly this check.
    pub command: String,
}

/// A drawing and what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The drawing, an SVG document.
    pub svg: String,
    /// What it shows, in words, for those who do not see it.
    pub description: String,
}

/// A row with its place in the publication.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'p> {
    /// The row.
    pub row: &'p Row,
    /// What is shown of it.
    pub exhibit: Option<&'p Exhibit>,
    /// Its number in the run, from 0.
    pub number: usize,
}

/// Entries under a common heading.
#[derive(Clone, Debug)]
pub struct Group<'p> {
    /// The folder of the files, or nothing for the group of all that went wrong.
    pub folder: Option<&'p str>,
    /// The entries.
    pub entries: Vec<Entry<'p>>,
}

/// How much a row wants to be looked at: the smaller the sooner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// A verdict that is not as promised.
    Unexpected,
    /// This program failed.
    InternalError,
    /// The file is wrong.
    WrongFile,
    /// Undecided, against the promise.
    Undecided,
    /// As promised.
    None,
}

impl Publication {
    /// The entries in groups: first what is not as expected, the gravest first; then the folders in the order of the run.
    #[must_use]
    pub fn groups(&self) -> Vec<Group<'_>> {
        let entries = self.run.rows.iter().enumerate().map(|(number, row)| Entry {
            row,
            exhibit: self.exhibits.get(number).and_then(Option::as_ref),
            number,
        });
        let (mut urgent, calm): (Vec<Entry<'_>>, Vec<Entry<'_>>) =
            entries.partition(|entry| entry.urgency() != Urgency::None);
        urgent.sort_by_key(Entry::urgency);
        let mut groups = Vec::new();
        if !urgent.is_empty() {
            groups.push(Group { folder: None, entries: urgent });
        }
        let mut position: HashMap<&str, usize> = HashMap::new();
        for entry in calm {
            let folder = entry.folder();
            let place = *position.entry(folder).or_insert_with(|| {
                groups.push(Group { folder: Some(folder), entries: Vec::new() });
                groups.len() - 1
            });
            groups[place].entries.push(entry);
        }
        groups
    }

    /// For each row a name that is unlike all others and depends on the titles only, so that links into a published report last.
    #[must_use]
    pub fn anchors(&self) -> Vec<String> {
        let slugs = slugs(self.run.rows.iter().map(title));
        slugs.into_iter().map(|slug| format!("theorem-{slug}")).collect()
    }
}

/// For each title its letters and digits with dashes between the words, in lower case and not too long for the name of a file; where
/// that does not tell titles apart, a number behind a dot does.
#[must_use]
pub fn slugs<'t>(titles: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut uses: HashMap<String, usize> = HashMap::new();
    let unlike = |title: &str| {
        let slug = slug(title);
        let count = uses.entry(slug.clone()).or_insert(0);
        *count += 1;
        // No slug has a dot of its own.
        if *count == 1 { slug } else { format!("{slug}.{count}") }
    };
    titles.map(unlike).collect()
}

impl<'p> Entry<'p> {
    /// How much it wants to be looked at.
    #[must_use]
    pub fn urgency(&self) -> Urgency {
        match self.row {
            Row::Checked(record) if record.as_expected => Urgency::None,
            Row::Checked(record) if record.verdict == VerdictName::Inconclusive => {
                Urgency::Undecided
            }
            Row::Checked(_) => Urgency::Unexpected,
            Row::Unchecked(unchecked) => match unchecked.problem {
                Problem::InternalError => Urgency::InternalError,
                Problem::Mistakes => Urgency::WrongFile,
                Problem::NotSupported => Urgency::Undecided,
            },
        }
    }

    /// The title of the theorem, or the file where there is none.
    #[must_use]
    pub fn title(&self) -> &'p str {
        title(self.row)
    }

    /// The folder of the file; empty for the folder that the program ran in.
    #[must_use]
    pub fn folder(&self) -> &'p str {
        self.row.file().rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The name of the file in its folder.
    #[must_use]
    pub fn file_name(&self) -> &'p str {
        self.row.file().rsplit_once('/').map_or(self.row.file(), |(_, name)| name)
    }
}

fn title(row: &Row) -> &str {
    match row {
        Row::Checked(record) => &record.theorem,
        Row::Unchecked(unchecked) => unchecked.theorem.as_deref().unwrap_or(&unchecked.file),
    }
}

fn slug(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = String::new();
    for word in words.map(str::to_lowercase) {
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
        if slug.len() > SLUG_BYTES {
            break;
        }
    }
    let cut = slug.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = cut.take_while(|&end| end <= SLUG_BYTES).last().unwrap_or(0);
    slug.truncate(end);
    if slug.is_empty() { "untitled".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_have_letters_digits_and_dashes() {
        let titles = ["Simson line", "<b>\"Ptolemy's\" 2nd</b>", "Théorème", "…", "simson, line"];
        assert_eq!(
            slugs(titles.into_iter()),
            ["simson-line", "b-ptolemy-s-2nd-b", "théorème", "untitled", "simson-line.2"]
        );
        let long = "é".repeat(500);
        assert_eq!(slugs([long.as_str()].into_iter())[0].chars().count(), SLUG_BYTES / 2);
    }
}
