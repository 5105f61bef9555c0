//! Colours and strokes.
//!
//! The colours are those of Okabe and Ito (2008), which people with any kind of colour vision tell apart. None of them means anything by
//! itself: what fails is also hatched, and the second of two things that differ is dashed.

/// A colour: red, green, blue.
pub(super) type Colour = (u8, u8, u8);

pub(super) const WHITE: Colour = (255, 255, 255);
pub(super) const INK: Colour = (0, 0, 0);
pub(super) const DIM: Colour = (90, 90, 90);
pub(super) const FAINT: Colour = (150, 150, 150);
/// What is claimed and holds.
pub(super) const BLUE: Colour = (0, 114, 178);
/// What is claimed and fails.
pub(super) const VERMILLION: Colour = (213, 94, 0);

/// How something is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pen {
    /// What the statement names.
    Given,
    /// How a point was found.
    Guide,
    /// A claim that holds.
    Holds,
    /// A claim that fails.
    Fails,
    /// The second of two things that differ.
    FailsToo,
    /// The gap by which a claim fails.
    Gap,
    /// A claim that is not decided.
    Open,
}

/// What a pen leaves on paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stroke {
    pub(super) colour: Colour,
    pub(super) width: f64,
    /// Lengths of dashes and gaps.
    pub(super) dash: Option<[f64; 2]>,
}

impl Pen {
    pub(super) fn stroke(self) -> Stroke {
        let (colour, width, dash) = match self {
            Self::Given => (DIM, 1.2, None),
            Self::Guide => (FAINT, 1.1, Some([4.0, 3.0])),
            Self::Holds => (BLUE, 2.4, None),
            Self::Fails => (VERMILLION, 2.4, None),
            Self::FailsToo => (VERMILLION, 2.4, Some([9.0, 4.0])),
            Self::Gap => (VERMILLION, 1.6, Some([3.0, 3.0])),
            Self::Open => (INK, 2.0, Some([8.0, 3.0])),
        };
        Stroke { colour, width, dash }
    }

    /// The colour of words about what it draws.
    pub(super) fn ink(self) -> Colour {
        match self {
            Self::Given | Self::Guide => DIM,
            // Darker than the stroke: thin letters need more contrast (4.5 : 1 on white).
            Self::Fails | Self::FailsToo | Self::Gap => (170, 70, 0),
            other => other.stroke().colour,
        }
    }
}
