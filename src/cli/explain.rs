//! `zippel explain`.

use super::error::Error;
use super::files::{self, Content, Found};
use super::options::Options;
use super::threads::with_threads;
use super::{WRONG, terminal};
use clap::Args;
use std::fmt::Write as _;
use std::path::PathBuf;
use zippel::analysis::Analysis;
use zippel::check::{NoProgram, Program, Statement};
use zippel::eval::formal::multiplications;
use zippel::plan::Plan;
use zippel::render::render;
use zippel::report::explain;
use zippel::sampling::Seed;
use zippel::verdict::Reason;

/// Show the polynomial view: program, degrees, heights, conditions, and what the bound is made of
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The theorem file
    file: PathBuf,

    /// Only the theorem with this title
    #[arg(long, value_name = "TITLE")]
    theorem: Option<String>,

    #[command(flatten)]
    options: Options,
}

impl Explain {
    pub(crate) fn run(&self) -> Result<u8, Error> {
        with_threads(Some(1), || self.explain())?
    }

    fn explain(&self) -> Result<u8, Error> {
        let loaded = files::load(Found::File { path: self.file.clone(), named: true }, None);
        let colour = terminal::colour_mistakes();
        terminal::complain(&render(&loaded.source, &loaded.diagnostics, colour));
        match &loaded.content {
            Content::Document(_) | Content::Foreign(_) => {}
            Content::Mistakes => return Ok(WRONG),
            Content::Failure(message) => return Err(Error::Defect(message.clone())),
        }
        let (seed, _) = self.options.seed()?;
        let mut status = 0;
        let chosen = loaded.chosen(self.theorem.as_deref())?;
        for (number, statement) in chosen.into_iter().enumerate() {
            let theorem = statement.theorem;
            let mut text = if number > 0 { "\n\n".to_owned() } else { String::new() };
            match statement.program(&seed) {
                Ok(program) => {
                    text.push_str(&explain::program(theorem, &program));
                    text.push_str(&self.plan(&program));
                    text.push_str(&self.figure(&statement, &program, &seed));
                }
                Err(NoProgram::Mistakes(diagnostics)) => {
                    terminal::complain(&render(&loaded.source, &diagnostics, colour));
                    status = WRONG;
                    continue;
                }
                Err(NoProgram::Impossible(condition)) => {
                    let title = &theorem.title;
                    let _ = writeln!(
                        text,
                        "theorem \"{title}\"\n  no configuration satisfies the condition \"{condition}\""
                    );
                }
                Err(NoProgram::TooLarge) => {
                    let title = &theorem.title;
                    let _ = writeln!(
                        text,
                        "theorem \"{title}\"\n  the program is longer than the limit"
                    );
                }
            }
            terminal::print(&text)?;
        }
        Ok(status)
    }

    /// What the square roots are on the component of a figure.
    fn figure(&self, statement: &Statement<'_>, program: &Program, seed: &Seed) -> String {
        if program.slp.roots.is_empty() {
            return String::new();
        }
        let request = self.options.detailed();
        let report = statement.follow_figure(&program.decisions, &request, seed, &|| false);
        explain::figure(statement, &report)
    }

    fn plan(&self, program: &Program) -> String {
        let Analysis { unsatisfiable, .. } = &program.analysis;
        if let Some(guard) = unsatisfiable.and_then(|position| program.slp.guards.get(position)) {
            return format!("\nno configuration satisfies the condition \"{}\"\n", guard.condition);
        }
        match Plan::new(&program.analysis, multiplications(&program.slp), &self.options.request()) {
            Ok(plan) => explain::plan(program, &plan),
            Err(unplanned) => format!("\nno plan: {}\n", Reason::from(unplanned)),
        }
    }
}
