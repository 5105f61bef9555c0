//! `zippel report`.

use super::error::Error;
use super::folder::Folder;
use super::guarded;
use super::terminal;
use super::verify::{Checks, Exhibited, status};
use clap::Args;
use std::path::PathBuf;
use zippel::report::publication::{Exhibit, Figure, Publication};
use zippel::report::text::{Details, summary};
use zippel::report::{html, json, junit, markdown, schema};

/// Write the confidence report of a collection: HTML with figures, Markdown, JSON and `JUnit` XML
#[derive(Debug, Args)]
pub(crate) struct Report {
    #[command(flatten)]
    checks: Checks,

    /// The folder for index.html, report.md, report.json and junit.xml; other files in it are left alone
    #[arg(short, long, value_name = "DIR", required_unless_present = "schema")]
    output: Option<PathBuf>,

    /// Print the JSON Schema of reports, and do nothing else
    #[arg(long, exclusive = true)]
    schema: bool,
}

impl Report {
    pub(crate) fn run(&self) -> Result<u8, Error> {
        // Without `--schema` the folder is required.
        match &self.output {
            Some(output) => write(&self.checks, &Folder::open(output)?),
            None => {
                terminal::print(&schema::render().map_err(Error::Format)?)?;
                Ok(0)
            }
        }
    }
}

/// Checks everything and writes the report.
fn write(checks: &Checks, folder: &Folder) -> Result<u8, Error> {
    let (run, exhibits) =
        checks.run(Details::Counterexamples, |theorem| exhibit(checks, theorem))?;
    let publication = Publication { run, exhibits };
    let run = &publication.run;
    folder.write(&[
        ("report.json", json::render(&run.rows).map_err(Error::Format)?.as_bytes()),
        ("junit.xml", junit::render(run).as_bytes()),
        ("report.md", markdown::render(&publication).as_bytes()),
        ("index.html", html::render(&publication).as_bytes()),
    ])?;
    terminal::print(summary(run, terminal::style()).trim_start())?;
    terminal::print(&format!("report {}\n", folder.file("index.html").display()))?;
    Ok(status(run))
}

/// What is shown of a theorem.
fn exhibit(checks: &Checks, theorem: Exhibited<'_>) -> Exhibit {
    let Exhibited { file, text, statement, seed, .. } = theorem;
    let span = statement.theorem.span;
    // A drawing that fails takes no verdict with it.
    let figure = guarded(|| figure(theorem)).unwrap_or_else(|message| {
        let title = statement.theorem.title.escape_debug();
        terminal::complain(&format!("warning: no figure of \"{title}\": {message}\n"));
        None
    });
    Exhibit {
        statement: text.slice(span).to_owned(),
        line: text.position(span.start).line,
        figure,
        command: checks.command(file.source.name(), seed),
    }
}

/// The figure of a theorem, where one can be drawn.
fn figure(theorem: Exhibited<'_>) -> Option<Figure> {
    let Exhibited { statement, checked, seed, .. } = theorem;
    let drawn = zippel::figure::Figure::of(&statement, checked, seed)?;
    Some(Figure { svg: drawn.svg(), description: drawn.description().to_owned() })
}
