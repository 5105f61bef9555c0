//! `zippel plot`.

use super::checks::{Checks, Exhibited, quoted, status};
use super::defect;
use super::error::Error;
use super::folder::{Folder, write_file};
use super::{INTERNAL, terminal};
use clap::Args;
use std::path::{Path, PathBuf};
use zippel::figure::Figure;
use zippel::limits::FIGURE_POINTS;
use zippel::report::record::{Problem, Row};
use zippel::report::text::Details;

/// Draw a configuration of each theorem; of a false one, the counterexample
#[derive(Debug, Args)]
pub(crate) struct Plot {
    #[command(flatten)]
    checks: Checks,

    /// Draw only the theorem with this title
    #[arg(long, value_name = "TITLE")]
    theorem: Option<String>,

    /// A file ending in .svg or .png for one theorem, or a folder for several (then SVG)
    #[arg(short, long, value_name = "FILE|DIR")]
    output: PathBuf,
}

/// The names of files are cut to this many bytes: systems allow 255, and a number and an ending follow.
const STEM: usize = 120;

/// Forms of pictures that are not written; other names may be those of folders.
const OTHER_FORMS: [&str; 11] =
    ["gif", "jpg", "jpeg", "pdf", "webp", "bmp", "eps", "ps", "tif", "tiff", "ppm"];

/// The form of a figure's file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Svg,
    Png,
}

/// A figure that has been drawn.
struct Drawn {
    title: String,
    bytes: Option<Vec<u8>>,
}

impl Plot {
    pub(crate) fn run(&self) -> Result<u8, Error> {
        let extension = self.output.extension().map(std::ffi::OsStr::to_ascii_lowercase);
        let form = match extension.as_deref().and_then(|text| text.to_str()) {
            Some("svg") => Some(Form::Svg),
            Some("png") => Some(Form::Png),
            Some(other) if OTHER_FORMS.contains(&other) => {
                return Err(Error::Request(format!(
                    "{}: figures are written as .svg or .png",
                    self.output.display()
                )));
            }
            _ if self.output.as_os_str() == "-" => {
                let message =
                    "figures are not written to the standard output: name a file or a folder";
                return Err(Error::Request(message.to_owned()));
            }
            _ => None,
        };
        let command = format!("plot -o {}", quoted(&self.output.to_string_lossy()));
        let (run, shown) = self.checks.run(&command, Details::Counterexamples, |theorem| {
            let failing = form.is_none().then(|| self.draw_failing(theorem)).flatten();
            [self.draw(theorem, form.unwrap_or(Form::Svg)), failing]
        })?;
        let failed = status(&run) == INTERNAL;
        for row in &run.rows {
            if let Row::Unchecked(unchecked) = row
                && unchecked.problem == Problem::InternalError
            {
                let subject = unchecked.theorem.as_ref().unwrap_or(&unchecked.file);
                let again = unchecked.reproduce.as_deref().unwrap_or_default();
                defect::complain(subject, &unchecked.detail, again);
            }
        }
        let drawn: Vec<Drawn> = shown.into_iter().flatten().flatten().flatten().collect();
        let figures: Vec<(&str, &[u8])> = drawn
            .iter()
            .filter_map(|figure| Some((&*figure.title, figure.bytes.as_deref()?)))
            .collect();
        match (form, figures.as_slice()) {
            (_, []) => {
                let checked = run.rows.iter().any(|row| matches!(row, Row::Checked(_)));
                let wrong = status(&run);
                let message = match drawn.as_slice() {
                    [] if !checked && wrong != 0 => return Ok(wrong),
                    [] => "there is no theorem to draw; check the title".to_owned(),
                    [only] => nothing_of(&only.title),
                    _ => "there is nothing to draw of any theorem".to_owned(),
                };
                return Err(Error::Request(message));
            }
            (Some(_), [(_, bytes)]) => write_file(&self.output, bytes)?,
            (Some(_), several) => {
                return Err(Error::Request(format!(
                    "there are {} theorems to draw: name one with --theorem, or a folder with -o DIR",
                    several.len()
                )));
            }
            (None, several) => write_all(&self.output, several)?,
        }
        for figure in drawn.iter().filter(|figure| figure.bytes.is_none()) {
            terminal::complain(&format!("warning: {}\n", nothing_of(&figure.title)));
        }
        // The others are drawn all the same.
        Ok(if failed { INTERNAL } else { 0 })
    }

    fn draw(&self, theorem: Exhibited<'_>, form: Form) -> Option<Drawn> {
        let Exhibited { statement, checked, seed, .. } = theorem;
        let title = &statement.theorem.title;
        if self.theorem.as_ref().is_some_and(|wanted| wanted != title) {
            return None;
        }
        let drawn = Figure::of(&statement, checked, seed);
        let bytes = drawn.map(|figure| match form {
            Form::Svg => figure.svg().into_bytes(),
            Form::Png => figure.png(),
        });
        Some(Drawn { title: title.clone(), bytes })
    }

    /// Beside a theorem that holds as drawn, a drawing in which it fails.
    fn draw_failing(&self, theorem: Exhibited<'_>) -> Option<Drawn> {
        let Exhibited { statement, checked, .. } = theorem;
        let title = &statement.theorem.title;
        if self.theorem.as_ref().is_some_and(|wanted| wanted != title) {
            return None;
        }
        let figure = Figure::failing(&statement, checked)?;
        let title = format!("{title}, where it fails");
        Some(Drawn { title, bytes: Some(figure.svg().into_bytes()) })
    }
}

/// Why there is no figure.
fn nothing_of(title: &str) -> String {
    let title = title.escape_debug();
    format!(
        "there is nothing to draw of \"{title}\": it speaks of numbers only, or of more than {FIGURE_POINTS} points, or no configuration \
         that satisfies its conditions was found"
    )
}

/// Writes each figure under a name made of its title.
fn write_all(folder: &Path, figures: &[(&str, &[u8])]) -> Result<(), Error> {
    let mut names: Vec<String> = Vec::new();
    for (title, _) in figures {
        let stem = file_stem(title);
        let repeated = names.iter().filter(|name| name.starts_with(&format!("{stem}."))).count();
        names.push(if repeated == 0 {
            format!("{stem}.svg")
        } else {
            format!("{stem}.{repeated}.svg")
        });
    }
    let files: Vec<(&str, &[u8])> =
        names.iter().zip(figures).map(|(name, (_, bytes))| (name.as_str(), *bytes)).collect();
    Folder::open(folder)?.write(&files)
}

/// Whether this is the name of a port on some systems.
fn is_port(name: &str) -> bool {
    let number = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    number.is_some_and(|number| number.chars().count() == 1)
}

/// A title as a file name: letters and digits, other characters as single hyphens.
fn file_stem(title: &str) -> String {
    let words: Vec<String> = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut stem = words.join("-");
    while stem.len() > STEM {
        stem.pop();
    }
    match stem.trim_end_matches('-') {
        "" => "theorem".to_owned(),
        // Names of devices on some systems, whatever follows the point.
        name if ["con", "prn", "aux", "nul"].contains(&name) => format!("theorem-{name}"),
        name if is_port(name) => format!("theorem-{name}"),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_file_names() {
        assert_eq!(file_stem("The Simson line: Wallace's!"), "the-simson-line-wallace-s");
        assert_eq!(file_stem("../.."), "theorem");
        assert_eq!(file_stem("../../etc/passwd"), "etc-passwd");
        assert_eq!(file_stem("CON"), "theorem-con");
        assert_eq!(file_stem("Lpt1"), "theorem-lpt1");
        assert_eq!(file_stem("Common points"), "common-points");
        assert_eq!(file_stem("📐 🔺"), "theorem");
        for letter in ["x", "é", "三", "𝒜"] {
            let stem = file_stem(&letter.repeat(300));
            assert!((100..=120).contains(&stem.len()), "{stem}");
        }
    }
}
