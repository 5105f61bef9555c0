//! `zippel report`.

use super::checks::{Checks, Exhibited, status};
use super::defect::{self, guarded};
use super::error::Error;
use super::folder::Folder;
use super::{INTERNAL, terminal};
use clap::Args;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use zippel::report::audit::{self, Fingerprint};
use zippel::report::publication::{Exhibit, Figure, Publication};
use zippel::report::text::{Details, summary};
use zippel::report::{html, json, junit, markdown, schema};

/// How the command is written.
const COMMAND: &str = "report -o report";

/// Write the confidence report of a collection: HTML with figures, Markdown, JSON and `JUnit` XML
#[derive(Debug, Args)]
pub(crate) struct Report {
    #[command(flatten)]
    checks: Checks,

    /// The folder for index.html, report.md, report.json and junit.xml; other files in it are left alone
    #[arg(short, long, value_name = "DIR", required_unless_present = "schema")]
    output: Option<PathBuf>,

    /// Add audit.md: what is false or true for the drawn figure only, what stands twice, decimals for fractions, conditions
    #[arg(long)]
    audit: bool,

    /// Print the JSON Schema of reports, and do nothing else
    #[arg(long, exclusive = true)]
    schema: bool,
}

impl Report {
    pub(crate) fn run(&self) -> Result<u8, Error> {
        // Without `--schema` the folder is required.
        match &self.output {
            Some(output) => write(&self.checks, &Folder::open(output)?, self.audit),
            None => {
                terminal::print(&schema::render().map_err(Error::Format)?)?;
                Ok(0)
            }
        }
    }
}

/// Checks everything and writes the report.
fn write(checks: &Checks, folder: &Folder, audit: bool) -> Result<u8, Error> {
    let broken = AtomicBool::new(false);
    let (run, shown) = checks.run(COMMAND, Details::Counterexamples, |theorem| {
        let program = theorem.checked.program.as_ref().filter(|_| audit);
        (exhibit(checks, theorem, &broken), program.map(|program| Fingerprint::of(&program.slp)))
    })?;
    let (exhibits, fingerprints): (Vec<_>, Vec<_>) = shown
        .into_iter()
        .map(|shown| shown.map_or((None, None), |(exhibit, print)| (Some(exhibit), print)))
        .unzip();
    let publication = Publication { run, exhibits };
    let run = &publication.run;
    let mut files = vec![
        ("report.json", json::render(&run.rows).map_err(Error::Format)?),
        ("junit.xml", junit::render(run)),
        ("report.md", markdown::render(&publication)),
        ("index.html", html::render(&publication)),
    ];
    if audit {
        files.push(("audit.md", audit::render(&publication, &fingerprints)));
    }
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    folder.write(&files)?;
    terminal::print(summary(run, terminal::style()).trim_start())?;
    terminal::print(&format!("report {}\n", folder.file("index.html").display()))?;
    Ok(if broken.into_inner() { INTERNAL } else { status(run) })
}

/// What is shown of a theorem.
fn exhibit(checks: &Checks, theorem: Exhibited<'_>, broken: &AtomicBool) -> Exhibit {
    let Exhibited { file, text, statement, seed, .. } = theorem;
    let span = statement.theorem.span;
    // A drawing that fails takes no verdict with it.
    let subject = format!("figure of \"{}\"", statement.theorem.title);
    let [figure, failing] = guarded(&subject, || figures(theorem)).unwrap_or_else(|message| {
        broken.store(true, Ordering::Relaxed);
        defect::complain(&subject, &message, &checks.again(COMMAND, file.source.name(), seed));
        [None, None]
    });
    Exhibit {
        statement: text.slice(span).to_owned(),
        line: text.position(span.start).line,
        figure,
        failing,
        command: checks.again("verify", file.source.name(), seed),
    }
}

/// The figure of a theorem, where one can be drawn, and one in which it fails, if it holds as drawn only.
fn figures(theorem: Exhibited<'_>) -> [Option<Figure>; 2] {
    use zippel::figure::Figure as Drawing;
    let Exhibited { statement, checked, seed, .. } = theorem;
    let drawings = [Drawing::of(&statement, checked, seed), Drawing::failing(&statement, checked)];
    drawings.map(|drawn| {
        let drawn = drawn?;
        Some(Figure { svg: drawn.svg(), description: drawn.description().to_owned() })
    })
}
