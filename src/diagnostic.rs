//! Mistakes in a theorem file, as data: which, where, and what to do. Nothing here renders anything.

use crate::source::Span;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal,)+) => {
        /// The kind of a mistake; each has its own code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The code as it is printed, for example `Z0201`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }
        }
    };
}

codes! {
    /// The file is not UTF-8 text.
    NotText = "Z0001",
    /// The file exceeds the size limit.
    FileTooLarge = "Z0002",
    /// The file holds no theorem and no definition.
    EmptyFile = "Z0003",
    /// A character that the language does not use.
    UnexpectedCharacter = "Z0101",
    /// A string without its closing quote.
    UnterminatedString = "Z0102",
    /// A literal with too many digits.
    NumberTooLong = "Z0103",
    /// Parentheses, braces or operators nested too deeply.
    NestingTooDeep = "Z0104",
    /// More tokens than the limit.
    TooManyTokens = "Z0105",
    /// Something else was expected here.
    Expected = "Z0106",
    /// A brace that is never closed.
    MissingBrace = "Z0107",
    /// A statement that is not of the language.
    BadStatement = "Z0108",
    /// An unknown escape in a string.
    BadEscape = "Z0109",
    /// A name with too many characters.
    NameTooLong = "Z0110",
    /// A string with too many characters.
    StringTooLong = "Z0111",
    /// A name that nothing defines.
    UndefinedName = "Z0201",
    /// A name that is defined twice.
    DuplicateName = "Z0202",
    /// A word that neither the vocabulary nor the file defines.
    UnknownWord = "Z0203",
    /// Two definitions of one word with the same parameters.
    DuplicateWord = "Z0204",
    /// A definition that hides a word of the vocabulary.
    ShadowsVocabulary = "Z0205",
    /// A word with the wrong number of arguments.
    WrongArity = "Z0206",
    /// A value of the wrong kind.
    WrongKind = "Z0207",
    /// A kind that does not exist.
    UnknownKind = "Z0208",
    /// A component that the object does not have.
    UnknownMember = "Z0209",
    /// A condition was expected, and this is a value; or the reverse.
    NotACondition = "Z0210",
    /// The number of names differs from the number of results.
    WrongResultCount = "Z0211",
    /// A word that is defined through itself.
    RecursiveWord = "Z0212",
    /// A theorem without `show`.
    NoConclusion = "Z0213",
    /// A file or folder without theorems.
    NoTheorem = "Z0214",
    /// An exponent that is not a small integer literal.
    BadExponent = "Z0215",
    /// A division by the literal zero.
    ZeroDivisor = "Z0216",
    /// `expect` names no verdict.
    BadVerdict = "Z0217",
    /// A feature of the language that is not supported yet.
    NotSupported = "Z0218",
    /// A statement that does not belong here.
    MisplacedStatement = "Z0219",
    /// Loci that do not determine the points asked for.
    WrongLoci = "Z0220",
    /// The square root of a negative constant.
    NegativeRoot = "Z0221",
    /// Two theorems of one file with the same title.
    DuplicateTheorem = "Z0222",
    /// A file named by `use` that cannot be used.
    UseFailed = "Z0223",
    /// Files that use each other in a circle.
    CyclicUse = "Z0224",
    /// A theorem or definition that names more points and other objects than the limit.
    TooManyPoints = "Z0301",
    /// The point after `other than` does not lie on the loci.
    NotOnLoci = "Z0303",
    /// Both intersections have a name already.
    AmbiguousIntersection = "Z0304",
    /// A file that cannot be read.
    FileUnreadable = "Z0401",
    /// A decimal that looks like a rounded fraction.
    RoundedDecimal = "Z0501",
    /// A name that no conclusion depends on.
    UnusedName = "Z0502",
    /// A condition that no conclusion depends on.
    UnusedCondition = "Z0503",
    /// Two points that always coincide.
    Coincidence = "Z0504",
    /// A hypothesis without which the conclusions hold as well.
    SuperfluousHypothesis = "Z0505",
    /// A condition that can never hold.
    ImpossibleCondition = "Z0506",
    /// A conclusion that is true by construction alone.
    TrivialConclusion = "Z0507",
}

/// A place in the source, with a remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The remark; may be empty.
    pub text: String,
}

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; the theorem is checked all the same.
    Warning,
    /// A mistake: nothing of the theorem is checked.
    Error,
}

/// A mistake: its code, what is wrong, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which mistake.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// The place that the caret points at; its text says what is there.
    pub primary: Label,
    /// Other places that matter, such as an earlier definition.
    pub others: Vec<Label>,
    /// What to do.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// An error at `span`.
    #[must_use]
    pub fn error(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            primary: Label { span, text: String::new() },
            others: Vec::new(),
            hint: None,
        }
    }

    /// A warning at `span`.
    #[must_use]
    pub fn warning(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, span, message) }
    }

    /// The same, with a remark at the caret.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// The same, pointing at another place too.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.others.push(Label { span, text: text.into() });
        self
    }

    /// The same, saying what to do.
    #[must_use]
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        self.hint = Some(text.into());
        self
    }
}
