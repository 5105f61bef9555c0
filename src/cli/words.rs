//! `zippel words`.

use super::checks::complain;
use super::error::Error;
use super::files::{self, Content, Found};
use super::terminal;
use super::{INTERNAL, WRONG};
use clap::Args;
use std::path::PathBuf;
use zippel::report::words;
use zippel::vocabulary;

/// Show the vocabulary: all words, or one with its definition and the theorems that use it
#[derive(Debug, Args)]
pub(crate) struct Words {
    /// The word to show
    name: Option<String>,

    /// Show the words that this theorem file defines, or takes from the files that it uses
    #[arg(long = "in", value_name = "FILE")]
    file: Option<PathBuf>,
}

impl Words {
    pub(crate) fn run(&self) -> Result<u8, Error> {
        if let Some(file) = &self.file {
            return self.of_file(file.clone());
        }
        let dictionary = vocabulary::dictionary();
        let text = match &self.name {
            None => words::list(&dictionary),
            Some(name) => words::describe(&dictionary, name).map_err(|near| unknown(name, near))?,
        };
        terminal::print(&text)?;
        Ok(0)
    }

    fn of_file(&self, path: PathBuf) -> Result<u8, Error> {
        let loaded = files::load_definitions_too(Found::File { path, named: true });
        complain(&loaded.source, &loaded.diagnostics);
        let document = match &loaded.content {
            Content::Document(document) => document,
            Content::Failure(_) => return Ok(INTERNAL),
            _ => return Ok(WRONG),
        };
        let file = loaded.source.name();
        let text = match &self.name {
            None => words::list_own(document, file),
            Some(name) => match words::describe_own(document, file, name) {
                Some(text) => text,
                None => words::describe(&document.dictionary, name)
                    .map_err(|near| unknown(name, near))?,
            },
        };
        terminal::print(&text)?;
        Ok(0)
    }
}

fn unknown(name: &str, near: Option<&str>) -> Error {
    let hint = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`zippel words` lists all words".to_owned(),
    };
    Error::Request(format!("there is no word `{}`\nhelp: {hint}", name.escape_debug()))
}
