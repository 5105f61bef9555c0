//! What a construction of the language is.

use super::table::CONSTRUCTIONS;

/// A construction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Construction {
    /// Its name.
    pub(super) name: &'static str,
    /// The letters of its arguments, in order.
    pub(super) header: &'static str,
    /// Which of them it makes.
    pub(super) outputs: &'static str,
    /// What the last argument is, when it is a constant.
    pub(super) constant: Option<Constant>,
    /// What it means.
    pub(super) meaning: Meaning,
}

/// A constant among the arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Constant {
    /// An angle, in degrees or as a fraction of π.
    Angle,
    /// A ratio of lengths, which is not zero.
    Ratio,
    /// A length, or its square.
    Length,
}

/// What a construction means.
#[derive(Clone, Copy, Debug)]
pub(super) enum Meaning {
    /// All its points are free.
    Free,
    /// Its point lies on this locus.
    On(&'static str),
    /// Its point lies on the line through this point that makes with this line the angle given.
    AtAngle(&'static str, &'static str),
    /// Its point divides its distances from these points in the ratio given.
    Ratio(&'static str, &'static str),
    /// These statements make its points.
    Steps(&'static [&'static str]),
    /// A figure that is drawn with one orientation or the other. The first statements suffice where nothing else in the problem has an
    /// orientation, since its mirror image is as good.
    Figure(&'static [&'static str], &'static [&'static str]),
    /// Its points lie on the trisectors of an angle.
    Trisectors,
}

/// The constructions with this name.
pub(super) fn named(name: &str) -> impl Iterator<Item = &'static Construction> {
    CONSTRUCTIONS.iter().filter(move |construction| construction.name == name)
}

impl Construction {
    /// Whether the mirror image of the figure is another figure.
    pub(super) fn is_oriented(&self) -> bool {
        let turns = |lines: &[&str]| {
            lines.iter().any(|line| line.contains("quarter_turn") || line.contains("rotation90"))
        };
        match self.meaning {
            Meaning::AtAngle(..) | Meaning::Figure(..) => true,
            Meaning::Steps(lines) => turns(lines),
            _ => false,
        }
    }

    /// The letters of the arguments.
    pub(super) fn letters(&self) -> impl Iterator<Item = &'static str> {
        self.header.split(' ')
    }

    /// Whether a letter is that of a point that is made.
    pub(super) fn makes(&self, letter: &str) -> bool {
        self.outputs.split(' ').any(|output| output == letter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_consistent() {
        for construction in CONSTRUCTIONS {
            let letters: Vec<&str> = construction.letters().collect();
            assert!(letters.iter().all(|letter| letter.len() == 1), "{}", construction.name);
            let outputs: Vec<&str> = construction.outputs.split(' ').collect();
            assert!(outputs.iter().all(|output| letters.contains(output)), "{}", construction.name);
            let several = !matches!(construction.meaning, Meaning::On(_) | Meaning::AtAngle(..));
            assert!(several || outputs.len() == 1, "{}", construction.name);
        }
    }
}
