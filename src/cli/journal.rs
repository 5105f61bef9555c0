//! The journal of a long run: what was decided is not decided again.
//!
//! The first line says of what run it is. Then each record has a length, a checksum and its contents, and is written at once when a theorem
//! is decided. A record that is torn or damaged, and what follows it, is dropped; nothing rests on it.
//!
//! What has been written outlives the process at once, and the machine after a moment: the system is asked to put it on the disk now and
//! then, since that takes longer than most theorems. While a run lasts no other one may use its journal.

use super::error::Error;
use super::terminal;
use std::collections::HashMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use zippel::report::record::{Record, SeedOrigin};
use zippel::report::stored::Stored;
use zippel::sampling::Seed;

/// How every journal begins.
const MAGIC: &str = "zippel-journal/1";
/// Bytes before the contents of a record: length and checksum.
const FRAME: usize = 12;
/// When the machine itself breaks down, at most so much of a run is lost.
const SYNC: Duration = Duration::from_millis(200);

/// A journal of a run.
#[derive(Debug)]
pub(crate) struct Journal {
    path: PathBuf,
    /// The first line, if there is one.
    header: Option<Header>,
    /// What was decided, by the number of the statement.
    records: HashMap<usize, Record>,
    /// The bytes that were there when it was read.
    length: u64,
    /// Those that are in order.
    sound: u64,
    file: Mutex<Option<Open>>,
    failure: Mutex<Option<io::Error>>,
}

/// A journal that is being written.
#[derive(Debug)]
struct Open {
    file: File,
    /// When it was last put on the disk.
    synced: Instant,
}

/// Of what run a journal is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    /// The version of the program.
    pub(crate) version: String,
    /// The seed.
    pub(crate) seed: Seed,
    /// Where it comes from.
    pub(crate) origin: SeedOrigin,
    /// What was asked for, in words of the command line.
    pub(crate) request: String,
    /// The checksum of all statements, with the texts of their files.
    pub(crate) texts: u64,
}

impl Journal {
    /// Reads a journal; a file that is missing or empty is the journal of a run that is to begin.
    pub(crate) fn read(path: &Path) -> Result<Self, Error> {
        let mut journal = Self {
            path: path.to_owned(),
            header: None,
            records: HashMap::new(),
            length: 0,
            sound: 0,
            file: Mutex::new(None),
            failure: Mutex::new(None),
        };
        let bytes = match fs::metadata(path) {
            // A device may have no end.
            Ok(metadata) if !metadata.is_file() => return Err(journal.refused("it is no file")),
            Ok(_) => fs::read(path).map_err(|error| Error::Unwritable(path.to_owned(), error))?,
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(Error::Unwritable(path.to_owned(), error)),
        };
        journal.length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let Some(end) = bytes.iter().position(|&byte| byte == b'\n') else {
            let torn = MAGIC.as_bytes().starts_with(&bytes[..bytes.len().min(MAGIC.len())]);
            return if torn { Ok(journal) } else { Err(journal.refused("it is no journal")) };
        };
        let line = String::from_utf8_lossy(&bytes[..end]);
        if !line.starts_with(MAGIC) {
            return Err(journal.refused("it is no journal"));
        }
        let header = Header::parse(&line)
            .ok_or_else(|| journal.refused("its first line is damaged, or of another version"))?;
        journal.header = Some(header);
        let mut rest = &bytes[end + 1..];
        while let Some((number, record, after)) = frame(rest) {
            journal.records.insert(number, record);
            rest = after;
        }
        if !rest.is_empty() {
            let path = path.display();
            terminal::complain(&format!(
                "note: {path}: the last {} bytes are torn or damaged; what they spoke of is checked again\n",
                rest.len()
            ));
        }
        journal.sound = u64::try_from(bytes.len() - rest.len()).unwrap_or(0);
        Ok(journal)
    }

    /// The seed of the run, if it has begun.
    pub(crate) fn seed(&self) -> Option<(Seed, SeedOrigin)> {
        self.header.as_ref().map(|header| (header.seed, header.origin))
    }

    /// Goes on with this run, or begins it.
    pub(crate) fn open(&self, wanted: &Header) -> Result<(), Error> {
        if let Some(found) = &self.header {
            let reason = if found.version != wanted.version {
                format!("it is of version {}, and this is {}", found.version, wanted.version)
            } else if found.seed != wanted.seed {
                format!("it is of a run with the seed {}", found.seed.to_hex())
            } else if found.origin != wanted.origin {
                "its seed came from the operating system, and goes on without --seed".to_owned()
            } else if found.request != wanted.request {
                format!(
                    "it is of a run with {}, and this is one with {}",
                    found.request, wanted.request
                )
            } else if found.texts != wanted.texts {
                "the theorems, or the files, are not those of its run".to_owned()
            } else {
                String::new()
            };
            if !reason.is_empty() {
                return Err(self.refused(&reason));
            }
        }
        let unwritable = |error| Error::Unwritable(self.path.clone(), error);
        let mut file = self.locked()?;
        file.set_len(self.sound).map_err(unwritable)?;
        if self.header.is_none() {
            file.write_all(wanted.line().as_bytes()).map_err(unwritable)?;
        }
        file.sync_all().map_err(unwritable)?;
        let open = Open { file, synced: Instant::now() };
        *self.file.lock().unwrap_or_else(PoisonError::into_inner) = Some(open);
        Ok(())
    }

    /// The file, for this run alone as long as it is open.
    fn locked(&self) -> Result<File, Error> {
        let unwritable = |error| Error::Unwritable(self.path.clone(), error);
        let file =
            OpenOptions::new().create(true).append(true).open(&self.path).map_err(unwritable)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let help = "wait for the end of that run, or name another file";
                return Err(self.refused_for("another run is using it", help));
            }
            // Some file systems have no locks.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(unwritable(error)),
        }
        // Between its reading and this moment another run may have gone on with it.
        if file.metadata().map_err(unwritable)?.len() != self.length {
            return Err(self.refused_for("another run has just used it", "start this run again"));
        }
        Ok(file)
    }

    /// What was decided of the statement with this number and title.
    pub(crate) fn record(&self, number: usize, title: &str) -> Option<Record> {
        self.records.get(&number).filter(|record| record.theorem == title).cloned()
    }

    /// Notes what was decided. The first failure is kept for the end of the run, and ends the journal.
    pub(crate) fn append(&self, number: usize, record: &Record) {
        let mut contents = Vec::new();
        number.store(&mut contents);
        record.store(&mut contents);
        let Ok(length) = u32::try_from(contents.len()) else { return };
        let mut bytes = Vec::with_capacity(contents.len() + FRAME);
        length.store(&mut bytes);
        checksum(&contents).store(&mut bytes);
        bytes.extend(contents);
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = file.as_mut()
            && let Err(error) = open.append(&bytes)
        {
            // What was written of the record is torn, and will be dropped.
            *file = None;
            *self.failure.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
        }
    }

    /// Ends the journal.
    pub(crate) fn finish(&self) -> Result<(), Error> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let mut failure = self.failure.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(Open { file, .. }) = file.take()
            && let Err(error) = file.sync_data()
        {
            failure.get_or_insert(error);
        }
        match failure.take() {
            Some(error) => Err(Error::Unwritable(self.path.clone(), error)),
            None => Ok(()),
        }
    }

    fn refused(&self, reason: &str) -> Error {
        self.refused_for(reason, "name another file, or remove this one")
    }

    fn refused_for(&self, reason: &str, help: &str) -> Error {
        let path = self.path.display();
        Error::Request(format!("{path}: this journal cannot be used: {reason}\nhelp: {help}"))
    }
}

impl Open {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        if self.synced.elapsed() >= SYNC {
            self.file.sync_data()?;
            self.synced = Instant::now();
        }
        Ok(())
    }
}

impl Header {
    fn line(&self) -> String {
        let origin = if self.origin == SeedOrigin::System { "system" } else { "chosen" };
        let line = format!(
            "{MAGIC} version={} seed={} origin={origin} texts={:016x} request={}",
            self.version,
            self.seed.to_hex(),
            self.texts,
            self.request
        );
        format!("{line} check={:016x}\n", checksum(line.as_bytes()))
    }

    fn parse(line: &str) -> Option<Self> {
        let (line, check) = line.rsplit_once(" check=")?;
        if u64::from_str_radix(check, 16).ok()? != checksum(line.as_bytes()) {
            return None;
        }
        let rest = line.strip_prefix(MAGIC)?.strip_prefix(" version=")?;
        let (version, rest) = rest.split_once(" seed=")?;
        let (seed, rest) = rest.split_once(" origin=")?;
        let (origin, rest) = rest.split_once(" texts=")?;
        let (texts, request) = rest.split_once(" request=")?;
        let origin = match origin {
            "system" => SeedOrigin::System,
            "chosen" => SeedOrigin::Chosen,
            _ => return None,
        };
        Some(Self {
            version: version.to_owned(),
            seed: Seed::from_hex(seed)?,
            origin,
            request: request.to_owned(),
            texts: u64::from_str_radix(texts, 16).ok()?,
        })
    }
}

/// The first record of these bytes, and what follows it.
fn frame(bytes: &[u8]) -> Option<(usize, Record, &[u8])> {
    let mut input = bytes;
    let length = usize::try_from(u32::restore(&mut input)?).ok()?;
    let check = u64::restore(&mut input)?;
    let (mut contents, rest) = input.split_at_checked(length)?;
    if checksum(contents) != check {
        return None;
    }
    let number = usize::restore(&mut contents)?;
    let record = Record::restore(&mut contents)?;
    contents.is_empty().then_some((number, record, rest))
}

/// FNV-1a (Fowler, Noll, Vo 1991): a change of one byte always changes it.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
