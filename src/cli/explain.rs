//! `zippel explain`.

use super::checks::{complain, quoted};
use super::defect::{self, guarded};
use super::error::Error;
use super::files::{self, Content, Found};
use super::options::Options;
use super::{INTERNAL, WRONG, terminal};
use clap::Args;
use std::path::PathBuf;
use zippel::analysis::Analysis;
use zippel::check::{NoProgram, Program, Statement};
use zippel::diagnostic::Diagnostic;
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
        let loaded = files::load(Found::File { path: self.file.clone(), named: true }, None);
        complain(&loaded.source, &loaded.diagnostics);
        match &loaded.content {
            Content::Document(_) | Content::Foreign(_) => {}
            Content::Mistakes => return Ok(WRONG),
            Content::Failure(message) => return Err(Error::Defect(message.clone())),
        }
        let (seed, _) = self.options.seed()?;
        let mut status = 0;
        let chosen = loaded.chosen(self.theorem.as_deref())?;
        for (number, statement) in chosen.into_iter().enumerate() {
            if number > 0 {
                terminal::print("\n\n")?;
            }
            let title = &statement.theorem.title;
            let explain = || self.theorem(&statement, &seed);
            let explained = guarded(title, || self.options.deadline().during(explain));
            match explained {
                Ok(Ok(text)) => terminal::print(&text)?,
                Ok(Err(mistakes)) => {
                    complain(&loaded.source, &mistakes);
                    status = status.max(WRONG);
                }
                // The other theorems have their turn all the same.
                Err(message) => {
                    let file = quoted(loaded.source.name());
                    let again = format!("zippel explain {file} {}", self.options.replay(&seed));
                    defect::complain(&format!("\"{title}\""), &message, &again);
                    status = INTERNAL;
                }
            }
        }
        Ok(status)
    }

    /// What there is to say about a theorem; else its mistakes.
    fn theorem(&self, statement: &Statement<'_>, seed: &Seed) -> Result<String, Vec<Diagnostic>> {
        let theorem = statement.theorem;
        let reason = match statement.program(seed) {
            Ok(program) => {
                let mut text = explain::program(theorem, &program);
                text.push_str(&self.plan(statement, &program));
                text.push_str(&self.figure(statement, &program, seed));
                return Ok(text);
            }
            Err(NoProgram::Mistakes(diagnostics)) => return Err(diagnostics),
            Err(NoProgram::Impossible(condition)) => {
                format!("no configuration satisfies the condition \"{condition}\"")
            }
            Err(NoProgram::TooLarge) => Reason::ProgramTooLong.to_string(),
            Err(NoProgram::Interrupted) => Reason::out_of_time().to_string(),
        };
        Ok(format!("theorem \"{}\"\n  {reason}\n", theorem.title))
    }

    /// What the square roots are on the component of a figure.
    fn figure(&self, statement: &Statement<'_>, program: &Program, seed: &Seed) -> String {
        if program.slp.roots.is_empty() {
            return String::new();
        }
        let request = self.options.detailed();
        let report = statement.follow_figure(&program.decisions, &request, seed);
        explain::figure(statement, &report)
    }

    fn plan(&self, statement: &Statement<'_>, program: &Program) -> String {
        let Analysis { unsatisfiable, .. } = &program.analysis;
        if let Some(guard) = unsatisfiable.and_then(|position| program.slp.guards.get(position)) {
            return format!("\nno configuration satisfies the condition \"{}\"\n", guard.condition);
        }
        let request = self.options.request();
        match statement.plan(program, &request) {
            Ok(plan) => {
                let assumed = statement.assumed(program, &request).map(|(_, assumed)| assumed);
                explain::plan(program, &plan, assumed.as_ref())
            }
            Err(reason) => format!("\nno plan: {reason}\n"),
        }
    }
}
