//! The files that a theorem file uses: those of its folder and of the folders in it.
//!
//! A file from a stranger must not make this program read what it was not given: an absolute path, `..`, a link that leads out of the
//! folder, and anything that is no ordinary file are refused.

use super::files::read;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use zippel::document::{Files, Refusal, UsedFile};

/// The files of the file system.
pub(crate) struct Neighbours;

impl Files for Neighbours {
    fn find(&self, name: &str, from: &Path) -> Result<UsedFile, Refusal> {
        let inside = |component: Component<'_>| {
            matches!(component, Component::Normal(_) | Component::CurDir)
        };
        let relative = Path::new(name);
        let is_theorem_file = relative.extension().is_some_and(|extension| extension == "thm");
        if !is_theorem_file || name.contains('\\') || !relative.components().all(inside) {
            return Err(refusal(
                format!("`{}` is not the path of a neighbouring theorem file", name.escape_debug()),
                "write a path such as \"words.thm\" or \"words/circles.thm\", relative to the folder of this file",
            ));
        }
        let folder = from.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder =
            identity(folder.unwrap_or(Path::new("."))).map_err(|error| missing(name, &error))?;
        let path = identity(&folder.join(relative)).map_err(|error| missing(name, &error))?;
        if !path.starts_with(&folder) {
            return Err(refusal(
                format!("`{name}` leads out of the folder of this file"),
                "copy the file, instead of linking to it",
            ));
        }
        let metadata = fs::metadata(&path).map_err(|error| missing(name, &error))?;
        if !metadata.is_file() {
            return Err(refusal(format!("`{name}` is not a file"), "`use` takes one theorem file"));
        }
        match read(&path) {
            Ok(text) => Ok(UsedFile { path, text }),
            Err(diagnostic) => Err(Refusal {
                message: format!("`{name}`: {}", diagnostic.message),
                hint: diagnostic.hint.unwrap_or_else(|| "correct the other file".to_owned()),
            }),
        }
    }
}

/// The path by which a file is told from others, all links followed.
pub(crate) fn identity(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path)
}

fn missing(name: &str, error: &io::Error) -> Refusal {
    if error.kind() == io::ErrorKind::NotFound {
        return refusal(
            format!("there is no file `{name}`"),
            "the path is relative to the folder of this file",
        );
    }
    // Named by the operating system: a circle of links is one of the reasons.
    refusal(format!("`{name}` cannot be read: {error}"), "correct the path, or what it leads to")
}

fn refusal(message: String, hint: &str) -> Refusal {
    Refusal { message, hint: hint.to_owned() }
}
