//! A folder that output is written into, all files or none of them.
//!
//! Each file is written beside its final name, under a hidden one, and only when all are complete do they take their names: whatever
//! goes wrong before, nothing that was there is touched, and nothing half-written has a name that a reader would open.

use super::error::Error;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// An output folder.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The folder at this path, made with those above it if it is missing, in which files can be written.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        if path.exists() && !path.is_dir() {
            return Err(Error::Request(format!(
                "{}: a file is in the place of the output folder",
                path.display()
            )));
        }
        fs::create_dir_all(path).map_err(unwritable(path))?;
        let probe = hidden(path, "probe");
        File::create(&probe).map_err(unwritable(path))?;
        fs::remove_file(&probe).map_err(unwritable(path))?;
        Ok(Self { path: path.to_owned() })
    }

    /// The path of a file in it.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Writes all these files. Files of other names are left alone.
    pub(crate) fn write(&self, files: &[(&str, &[u8])]) -> Result<(), Error> {
        for (name, _) in files {
            let path = self.file(name);
            if path.is_dir() {
                return Err(Error::Request(format!(
                    "{}: a folder is in the place of the file",
                    path.display()
                )));
            }
        }
        let written: Vec<(PathBuf, PathBuf)> =
            files.iter().map(|(name, _)| (hidden(&self.path, name), self.file(name))).collect();
        let outcome = files
            .iter()
            .zip(&written)
            .try_for_each(|((_, bytes), (beside, path))| {
                fill(beside, bytes).map_err(unwritable(path))
            })
            .and_then(|()| {
                written.iter().try_for_each(|(beside, path)| {
                    fs::rename(beside, path).map_err(unwritable(path))
                })
            });
        if outcome.is_err() {
            for (beside, _) in &written {
                // Those that were never written, or have their names by now, are not there.
                let _ = fs::remove_file(beside);
            }
        }
        outcome
    }
}

/// Writes one file.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let Some(name) = name else {
        return Err(Error::Request(format!("{}: a file name is missing", path.display())));
    };
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    Folder::open(parent.unwrap_or(Path::new(".")))?.write(&[(&name, bytes)])
}

/// Replaces the contents of a file that is there. It keeps its permissions, and whoever reads it meanwhile sees all of the old or all of
/// the new contents.
pub(crate) fn replace_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let unwritable = unwritable(path);
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(Error::Request(format!("{}: a file name is missing", path.display())));
    };
    let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    let permissions = fs::metadata(path).map_err(&unwritable)?.permissions();
    if permissions.readonly() {
        return Err(unwritable(io::ErrorKind::PermissionDenied.into()));
    }
    let beside = hidden(parent, &name.to_string_lossy());
    let replaced = fill(&beside, bytes)
        .and_then(|()| fs::set_permissions(&beside, permissions))
        .and_then(|()| fs::rename(&beside, path));
    replaced.map_err(|error| {
        let _ = fs::remove_file(&beside);
        unwritable(error)
    })
}

/// A name beside the final one that no other process uses.
fn hidden(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!(".{name}.{}.part", std::process::id()))
}

fn fill(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    // Some systems tell only now that there was no space.
    file.sync_all()
}

fn unwritable(path: &Path) -> impl Fn(io::Error) -> Error {
    let path = path.to_owned();
    move |error| Error::Unwritable(path.clone(), error)
}
