//! `zippel words`.

use super::error::Error;
use super::terminal;
use clap::Args;
use zippel::report::words;
use zippel::vocabulary;

/// Show the vocabulary: all words, or one with its definition
#[derive(Debug, Args)]
pub(crate) struct Words {
    /// The word to show
    name: Option<String>,
}

impl Words {
    pub(crate) fn run(&self) -> Result<u8, Error> {
        let dictionary = vocabulary::dictionary();
        let text = match &self.name {
            None => words::list(&dictionary),
            Some(name) => words::describe(&dictionary, name).map_err(|near| {
                let hint = match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "`zippel words` lists all words".to_owned(),
                };
                Error::Request(format!("there is no word `{}`\nhelp: {hint}", name.escape_debug()))
            })?,
        };
        terminal::print(&text)?;
        Ok(0)
    }
}
