//! The words that the kernel knows: how to make numbers, points, vectors, lines, circles, conics, planes and spheres from their parts.
//! Everything else is defined from these in the vocabulary.

use super::kind::Kind;
use super::{Component, Expr, Operation};

/// A word that is not defined in the language.
#[derive(Debug)]
pub struct KernelWord {
    /// Its name.
    pub name: &'static str,
    /// Its parameters: name and kind.
    pub parameters: &'static [(&'static str, &'static str)],
    /// The kind of its result.
    pub result: &'static str,
    /// What it means.
    pub docs: &'static str,
    /// The operation on arguments of these kinds.
    pub(crate) operation: fn(Vec<Expr>) -> Operation,
}

/// All of them.
pub const WORDS: &[KernelWord] = &[
    KernelWord {
        name: "point",
        parameters: &[("x", "number"), ("y", "number")],
        result: "point",
        docs: "The point with these coordinates.",
        operation: |arguments| Operation::Pair(exactly(arguments)),
    },
    KernelWord {
        name: "vector",
        parameters: &[("x", "number"), ("y", "number")],
        result: "vector",
        docs: "The vector with these coordinates.",
        operation: |arguments| Operation::Pair(exactly(arguments)),
    },
    KernelWord {
        name: "sqrt",
        parameters: &[("x", "number")],
        result: "number",
        docs: "The square root. Every branch counts: a statement holds when it holds for both signs of each root.",
        operation: |arguments| {
            let [x] = *exactly(arguments);
            Operation::Sqrt(Box::new(x))
        },
    },
    KernelWord {
        name: "line_equation",
        parameters: &[("a", "number"), ("b", "number"), ("c", "number")],
        result: "line",
        docs: "The line a x + b y + c = 0.",
        operation: |arguments| Operation::Line(exactly(arguments)),
    },
    KernelWord {
        name: "join",
        parameters: &[("P", "point"), ("Q", "point")],
        result: "line",
        docs: "The line through P and Q.",
        operation: |arguments| Operation::Join(exactly(arguments)),
    },
    KernelWord {
        name: "line_through",
        parameters: &[("P", "point"), ("v", "vector")],
        result: "line",
        docs: "The line through P in the direction of v.",
        operation: |arguments| Operation::LineThrough(exactly(arguments)),
    },
    KernelWord {
        name: "circle_through",
        parameters: &[("O", "point"), ("P", "point")],
        result: "circle",
        docs: "The circle with centre O through P.",
        operation: |arguments| Operation::CircleThrough(exactly(arguments)),
    },
    KernelWord {
        name: "circle_about",
        parameters: &[("O", "point"), ("s", "number")],
        result: "circle",
        docs: "The circle with centre O and squared radius s.",
        operation: |arguments| Operation::CircleAbout(exactly(arguments)),
    },
    KernelWord {
        name: "conic_equation",
        parameters: &[
            ("a", "number"),
            ("b", "number"),
            ("c", "number"),
            ("d", "number"),
            ("e", "number"),
            ("f", "number"),
        ],
        result: "conic",
        docs: "The conic a x² + b x y + c y² + d x + e y + f = 0.",
        operation: |arguments| Operation::Conic(exactly(arguments)),
    },
    KernelWord {
        name: "point3",
        parameters: &[("x", "number"), ("y", "number"), ("z", "number")],
        result: "point3",
        docs: "The point in space with these coordinates.",
        operation: |arguments| Operation::Triple(exactly(arguments)),
    },
    KernelWord {
        name: "vector3",
        parameters: &[("x", "number"), ("y", "number"), ("z", "number")],
        result: "vector3",
        docs: "The vector in space with these coordinates.",
        operation: |arguments| Operation::Triple(exactly(arguments)),
    },
    KernelWord {
        name: "join",
        parameters: &[("P", "point3"), ("Q", "point3")],
        result: "line3",
        docs: "The line in space through P and Q.",
        operation: |arguments| Operation::Join(exactly(arguments)),
    },
    KernelWord {
        name: "line_through",
        parameters: &[("P", "point3"), ("v", "vector3")],
        result: "line3",
        docs: "The line in space through P in the direction of v.",
        operation: |arguments| Operation::LineThrough(exactly(arguments)),
    },
    KernelWord {
        name: "plane_equation",
        parameters: &[("a", "number"), ("b", "number"), ("c", "number"), ("d", "number")],
        result: "plane",
        docs: "The plane a x + b y + c z + d = 0.",
        operation: |arguments| Operation::Plane(exactly(arguments)),
    },
    KernelWord {
        name: "plane_through",
        parameters: &[("P", "point3"), ("n", "vector3")],
        result: "plane",
        docs: "The plane through P perpendicular to n.",
        operation: |arguments| Operation::PlaneThrough(exactly(arguments)),
    },
    KernelWord {
        name: "plane_spanned",
        parameters: &[("P", "point3"), ("u", "vector3"), ("v", "vector3")],
        result: "plane",
        docs: "The plane through P along u and v.",
        operation: |arguments| Operation::PlaneSpanned(exactly(arguments)),
    },
    KernelWord {
        name: "sphere_through",
        parameters: &[("O", "point3"), ("P", "point3")],
        result: "sphere",
        docs: "The sphere with centre O through P.",
        operation: |arguments| Operation::SphereThrough(exactly(arguments)),
    },
    KernelWord {
        name: "sphere_about",
        parameters: &[("O", "point3"), ("s", "number")],
        result: "sphere",
        docs: "The sphere with centre O and squared radius s.",
        operation: |arguments| Operation::SphereAbout(exactly(arguments)),
    },
];

impl KernelWord {
    /// The kinds of the parameters.
    pub(crate) fn parameter_kinds(&self) -> Vec<Kind> {
        self.parameters.iter().filter_map(|(_, kind)| Kind::named(kind)).collect()
    }

    /// `name(x: number, y: number): point`.
    #[must_use]
    pub fn signature(&self) -> String {
        let parameters: Vec<String> =
            self.parameters.iter().map(|(name, kind)| format!("{name}: {kind}")).collect();
        format!("{}({}): {}", self.name, parameters.join(", "), self.result)
    }
}

/// The components of an object of this kind, with their names and kinds.
pub(crate) fn components(kind: &Kind) -> &'static [(&'static str, Component)] {
    match kind {
        Kind::Number => &[],
        Kind::Pair(_) => &[("x", Component::X), ("y", Component::Y)],
        Kind::Line => &[("a", Component::A), ("b", Component::B), ("c", Component::C)],
        Kind::Triple(_) => &[("x", Component::X), ("y", Component::Y), ("z", Component::Z)],
        Kind::Line3 => &[("point", Component::Point), ("direction", Component::Direction)],
        Kind::Plane => {
            &[("a", Component::A), ("b", Component::B), ("c", Component::C), ("d", Component::D)]
        }
        Kind::Circle | Kind::Sphere => {
            &[("center", Component::Center), ("squared_radius", Component::SquaredRadius)]
        }
        Kind::Conic => &[
            ("a", Component::A),
            ("b", Component::B),
            ("c", Component::C),
            ("d", Component::D),
            ("e", Component::E),
            ("f", Component::F),
        ],
    }
}

impl Component {
    /// The kind of this component of an object of kind `base`.
    #[must_use]
    pub fn kind(self, base: &Kind) -> Kind {
        match self {
            Self::Center if *base == Kind::Sphere => Kind::point3(),
            Self::Center => Kind::point(),
            Self::Point => Kind::point3(),
            Self::Direction => Kind::vector3(),
            _ => Kind::Number,
        }
    }

    /// Its name in the language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::X => "x",
            Self::Y => "y",
            Self::Z => "z",
            Self::Point => "point",
            Self::Direction => "direction",
            Self::A => "a",
            Self::B => "b",
            Self::C => "c",
            Self::D => "d",
            Self::E => "e",
            Self::F => "f",
            Self::Center => "center",
            Self::SquaredRadius => "squared_radius",
        }
    }
}

/// The arguments as an array, boxed as operations hold it; the caller has checked their number.
#[allow(clippy::unnecessary_box_returns)]
fn exactly<const N: usize>(arguments: Vec<Expr>) -> Box<[Expr; N]> {
    match arguments.try_into() {
        Ok(array) => Box::new(array),
        Err(_) => unreachable!("the number of arguments has been checked"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_kernel_words_exist() {
        for word in WORDS {
            assert_eq!(word.parameter_kinds().len(), word.parameters.len(), "{}", word.name);
            assert!(Kind::named(word.result).is_some(), "{}", word.name);
        }
    }

    #[test]
    fn components_are_named_alike() {
        for kind in Kind::NAMES.iter().filter_map(|name| Kind::named(name)) {
            for (name, component) in components(&kind) {
                assert_eq!(*name, component.name());
            }
        }
    }
}
