//! The constructions of the language, each with what it means in the theorem language.
//!
//! A template is text of the theorem language in which single small letters are the names of the header; capital letters stand for
//! auxiliary objects.

use super::construction::Meaning::{AtAngle, Figure, Free, On, Ratio, Steps, Trisectors};
use super::construction::{Constant, Construction, Meaning};

const fn made(
    name: &'static str,
    header: &'static str,
    outputs: &'static str,
    meaning: Meaning,
) -> Construction {
    Construction { name, header, outputs, constant: None, meaning }
}

const fn by(constant: Constant, construction: Construction) -> Construction {
    Construction { constant: Some(constant), ..construction }
}

/// All of them. Where two dialects give one name to different orders of arguments, both stand here; the names that are new decide.
pub(super) const CONSTRUCTIONS: &[Construction] = &[
    made("free", "a", "a", Free),
    made("segment", "a b", "a b", Free),
    made("triangle", "a b c", "a b c", Free),
    made("acute_triangle", "a b c", "a b c", Free),
    made("quadrangle", "a b c d", "a b c d", Free),
    made("pentagon", "a b c d e", "a b c d e", Free),
    // Points of a locus.
    made("on_line", "x a b", "x", On("line(a, b)")),
    made("on_opline", "x a b", "x", On("line(a, b)")),
    made("between_bound", "x a b", "x", On("line(a, b)")),
    made("on_pline", "x a b c", "x", On("parallel_through(a, line(b, c))")),
    made("on_pline0", "x a b c", "x", On("parallel_through(a, line(b, c))")),
    made("on_tline", "x a b c", "x", On("perpendicular_through(a, line(b, c))")),
    made("on_bline", "x a b", "x", On("perpendicular_bisector(a, b)")),
    made("iso_triangle_vertex", "x b c", "x", On("perpendicular_bisector(b, c)")),
    made("iso_triangle_vertex_angle", "x b c", "x", On("perpendicular_bisector(b, c)")),
    made("lc_tangent", "x a o", "x", On("perpendicular_through(a, line(a, o))")),
    made("on_circle", "x o a", "x", On("circle(o, a)")),
    made("on_circum", "x a b c", "x", On("circle(a, b, c)")),
    made("on_dia", "x a b", "x", On("circle_on_diameter(a, b)")),
    made("eqdistance", "x a b c", "x", On("circle(a, c - b)")),
    made("angle_bisector", "x a b c", "x", On("angle_bisector(a, b, c)")),
    made("angle_mirror", "x a b c", "x", On("line(b, reflection(a, line(b, c)))")),
    made(
        "on_aline",
        "x a b c d e",
        "x",
        On("line_at_angle(a, line(a, b), line(d, e), line(d, c))"),
    ),
    made(
        "on_aline0",
        "x a b c d e f g",
        "x",
        On("line_at_angle(g, line(e, f), line(a, b), line(c, d))"),
    ),
    made("on_aline2", "x a b c d e", "x", On("circle_of_angle(a, b, line(d, c), line(d, e))")),
    made("eqangle3", "x a b d e f", "x", On("circle_of_angle(a, b, line(d, e), line(d, f))")),
    made(
        "eqratio",
        "x a b c d e f g",
        "x",
        On("circle_about(g, squared_length(c, d) * squared_length(e, f) / squared_length(a, b))"),
    ),
    made(
        "eqratio6",
        "x a c e f g h",
        "x",
        On("apollonius_circle(a, c, squared_length(e, f) / squared_length(g, h))"),
    ),
    by(Constant::Angle, made("s_angle", "a b x y", "x", AtAngle("b", "line(b, a)"))),
    by(Constant::Angle, made("aconst", "a b c x r", "x", AtAngle("c", "line(a, b)"))),
    by(Constant::Ratio, made("rconst", "a b c x r", "x", On("circle(c, 1 / r * (b - a))"))),
    by(
        Constant::Ratio,
        made("r2const", "a b c x r", "x", On("circle_about(c, squared_length(a, b) / r)")),
    ),
    by(Constant::Ratio, made("rconst2", "x a b r", "x", Ratio("a", "b"))),
    by(Constant::Length, made("lconst", "x a l", "x", On("circle_about(a, l ^ 2)"))),
    by(Constant::Length, made("l2const", "x a l", "x", On("circle_about(a, l)"))),
    // Points that are determined.
    made("circle", "x a b c", "x", Steps(&["x = circumcenter(a, b, c)"])),
    made("circumcenter", "x a b c", "x", Steps(&["x = circumcenter(a, b, c)"])),
    made("orthocenter", "x a b c", "x", Steps(&["x = orthocenter(a, b, c)"])),
    made("incenter", "x a b c", "x", Steps(&["x = incenter(a, b, c)"])),
    made("excenter", "x a b c", "x", Steps(&["x = excenter(a, b, c)"])),
    made("midpoint", "x a b", "x", Steps(&["x = midpoint(a, b)"])),
    made("mirror", "x a b", "x", Steps(&["x = reflection(a, b)"])),
    made("reflect", "x a b c", "x", Steps(&["x = reflection(a, line(b, c))"])),
    made("foot", "x a b c", "x", Steps(&["x = foot(a, line(b, c))"])),
    made("shift", "x b c d", "x", Steps(&["x = parallelogram_point(b, d, c)"])),
    made("parallelogram", "a b c x", "x", Steps(&["x = parallelogram_point(a, b, c)"])),
    made("parallelogram", "x a b c", "x", Steps(&["x = parallelogram_point(a, b, c)"])),
    made("psquare", "x a b", "x", Steps(&["x = rotation90(b, a)"])),
    made("nsquare", "x a b", "x", Steps(&["x = a + quarter_turn(a - b)"])),
    made("eq_triangle", "x b c", "x", Steps(&["point x on circle(b, c), circle(c, b)"])),
    made("intersection_ll", "x a b c d", "x", Steps(&["point x on line(a, b), line(c, d)"])),
    made(
        "intersection_lp",
        "x a b c m n",
        "x",
        Steps(&["point x on line(a, b), parallel_through(c, line(m, n))"]),
    ),
    made(
        "intersection_lt",
        "x a b c d e",
        "x",
        Steps(&["point x on line(a, b), perpendicular_through(c, line(d, e))"]),
    ),
    made(
        "intersection_pp",
        "x a b c d e f",
        "x",
        Steps(&["point x on parallel_through(a, line(b, c)), parallel_through(d, line(e, f))"]),
    ),
    made(
        "intersection_tt",
        "x a b c d e f",
        "x",
        Steps(&[
            "point x on perpendicular_through(a, line(b, c)), perpendicular_through(d, line(e, f))",
        ]),
    ),
    made(
        "intersection_lc",
        "x a o b",
        "x",
        Steps(&["point x on line(a, b), circle(o, b) other than b"]),
    ),
    made(
        "intersection_cc",
        "x o w a",
        "x",
        Steps(&["point x on circle(o, a), circle(w, a) other than a"]),
    ),
    made(
        "simtri",
        "r a b c p q",
        "r",
        Steps(&[
            "r = p + (dot(b - a, c - a) * (q - p) + cross(b - a, c - a) * quarter_turn(q - p)) / squared_length(a, b)",
        ]),
    ),
    made(
        "simtrir",
        "r a b c p q",
        "r",
        Steps(&[
            "r = p + (dot(b - a, c - a) * (q - p) - cross(b - a, c - a) * quarter_turn(q - p)) / squared_length(a, b)",
        ]),
    ),
    // Several points.
    made("iso_triangle", "a b c", "a b c", Steps(&["points a, b", "point c on circle(a, b)"])),
    made("iso_triangle0", "a b c", "a b c", Steps(&["points a, b", "point c on circle(a, b)"])),
    made(
        "r_triangle",
        "a b c",
        "a b c",
        Steps(&["points a, b", "point c on perpendicular_through(a, line(a, b))"]),
    ),
    made(
        "risos",
        "a b c",
        "a b c",
        Figure(
            &["points a, b", "c = rotation90(b, a)"],
            &["points a, b", "point c on perpendicular_through(a, line(a, b)), circle(a, b)"],
        ),
    ),
    made(
        "triangle12",
        "a b c",
        "a b c",
        Steps(&["points a, b", "point c on circle(a, 2 * (b - a))"]),
    ),
    made(
        "ieq_triangle",
        "a b c",
        "a b c",
        Steps(&["points a, b", "point c on circle(a, b), circle(b, a)"]),
    ),
    made("between", "c a b", "c a b", Steps(&["points a, b", "point c on line(a, b)"])),
    made(
        "rectangle",
        "a b c d",
        "a b c d",
        Steps(&[
            "points a, b",
            "point c on perpendicular_through(b, line(a, b))",
            "d = parallelogram_point(a, b, c)",
        ]),
    ),
    made(
        "isquare",
        "a b c d",
        "a b c d",
        Figure(
            &["points a, b", "c = b + quarter_turn(b - a)", "d = a + quarter_turn(b - a)"],
            &[
                "points a, b",
                "point d on perpendicular_through(a, line(a, b)), circle(a, b)",
                "c = parallelogram_point(b, a, d)",
            ],
        ),
    ),
    made(
        "square",
        "a b x y",
        "x y",
        Steps(&["x = b + quarter_turn(b - a)", "y = a + quarter_turn(b - a)"]),
    ),
    made(
        "square",
        "x y a b",
        "x y",
        Steps(&["x = b + quarter_turn(b - a)", "y = a + quarter_turn(b - a)"]),
    ),
    made(
        "trapezoid",
        "a b c d",
        "a b c d",
        Steps(&["points a, b, c", "point d on parallel_through(c, line(a, b))"]),
    ),
    made(
        "r_trapezoid",
        "a b c d",
        "a b c d",
        Steps(&[
            "points a, b, c",
            "point d on parallel_through(c, line(a, b)), perpendicular_through(a, line(a, b))",
        ]),
    ),
    made("eq_trapezoid", "a b c d", "a b c d", Steps(SYMMETRIC_TRAPEZOID)),
    made("iso_trapezoid", "a b c d", "a b c d", Steps(SYMMETRIC_TRAPEZOID)),
    made(
        "iso_trapezoid2",
        "x a b c",
        "x",
        Steps(&["x = reflection(c, perpendicular_bisector(a, b))"]),
    ),
    made(
        "eq_quadrangle",
        "a b c d",
        "a b c d",
        Steps(&["points a, b, c", "point d on circle(a, c - b)"]),
    ),
    made(
        "eqdia_quadrangle",
        "a b c d",
        "a b c d",
        Steps(&["points a, b, c", "point d on circle(b, c - a)"]),
    ),
    made(
        "trisegment",
        "x y a b",
        "x y",
        Steps(&["x = ratio_point(a, b, 1 / 3)", "y = ratio_point(a, b, 2 / 3)"]),
    ),
    made(
        "centroid",
        "x y z i a b c",
        "x y z i",
        Steps(&[
            "x = midpoint(b, c)",
            "y = midpoint(c, a)",
            "z = midpoint(a, b)",
            "i = centroid(a, b, c)",
        ]),
    ),
    made(
        "ninepoints",
        "x y z i a b c",
        "x y z i",
        Steps(&[
            "x = midpoint(b, c)",
            "y = midpoint(c, a)",
            "z = midpoint(a, b)",
            "i = circumcenter(x, y, z)",
        ]),
    ),
    made("incenter2", "x y z i a b c", "x y z i", Steps(INCIRCLE)),
    made("excenter2", "x y z i a b c", "x y z i", Steps(EXCIRCLE)),
    made(
        "contri",
        "q r a b c p",
        "q r",
        Steps(&[
            "point q on circle(p, b - a)",
            "r = p + (dot(b - a, c - a) * (q - p) + cross(b - a, c - a) * quarter_turn(q - p)) / squared_length(a, b)",
        ]),
    ),
    made(
        "contrir",
        "q r a b c p",
        "q r",
        Steps(&[
            "point q on circle(p, b - a)",
            "r = p + (dot(b - a, c - a) * (q - p) - cross(b - a, c - a) * quarter_turn(q - p)) / squared_length(a, b)",
        ]),
    ),
    made(
        "tangent",
        "x y a o b",
        "x y",
        Steps(&["points x, y on circle(o, b), circle_on_diameter(a, o)"]),
    ),
    made("cc_tangent0", "x y o a w b", "x y", Steps(OUTER_TANGENT)),
    made("cc_tangent", "x y z i o a w b", "x y z i", Steps(OUTER_TANGENTS)),
    made("cc_itangent", "x y z i o a w b", "x y z i", Steps(INNER_TANGENTS)),
    // Figures of single problems.
    made("2l1c", "x y z i a b c o", "x y z i", Steps(TWO_LINES_AND_A_CIRCLE)),
    made(
        "e5128",
        "x y a b c d",
        "x y",
        // The circle about C touches AB in B, so that YX · YD = YB²; the equal angles say YX · YD = YA². So Y halves AB.
        Steps(&["y = midpoint(a, b)", "point x on line(d, y), circle(c, b) other than d"]),
    ),
    made(
        "3peq",
        "x y z a b c",
        "x y z",
        // Z halves XY: the point X of AB lies on the image of AC in Z.
        Steps(&[
            "point z on line(b, c)",
            "point x on line(a, b), line(reflection(a, z), reflection(c, z))",
            "y = reflection(x, z)",
        ]),
    ),
    made("trisect", "x y a b c", "x y", Trisectors),
    made(
        "eqangle2",
        "x a b c",
        "x",
        // Any circle through A and C meets the lines BC and AB again in E and F with equal angles BAE and FCB.
        Steps(&[
            "point E on line(b, c)",
            "point F on line(a, b), circle(a, c, E) other than a",
            "point x on line(a, E), line(c, F)",
        ]),
    ),
    made(
        "test_r20",
        "o a b c",
        "o a b c",
        Steps(&["points a, c", "o = midpoint(a, c)", "point b on circle(o, a)"]),
    ),
    made(
        "test_r25",
        "a b c d m",
        "a b c d m",
        Steps(&["points a, b, c", "m = midpoint(a, b)", "d = reflection(c, m)"]),
    ),
];

const SYMMETRIC_TRAPEZOID: &[&str] =
    &["points a, b, c", "d = reflection(c, perpendicular_bisector(a, b))"];

const INCIRCLE: &[&str] = &[
    "i = incenter(a, b, c)",
    "x = foot(i, line(b, c))",
    "y = foot(i, line(c, a))",
    "z = foot(i, line(a, b))",
];

const EXCIRCLE: &[&str] = &[
    "i = excenter(a, b, c)",
    "x = foot(i, line(b, c))",
    "y = foot(i, line(c, a))",
    "z = foot(i, line(a, b))",
];

/// A common tangent is perpendicular to a unit vector `n` with `n · OW = r − s`, for the radii r and s: `n = (r − s) OW ± h i OW` over `OW²`
/// with `h² = OW² − (r − s)²`, and touches in `O + r n` and `W + s n`.
const OUTER_TANGENT: &[&str] = &[
    "R = length(o, a)",
    "S = length(w, b)",
    "H = sqrt(squared_length(o, w) - (R - S) ^ 2)",
    "N = ((R - S) * (w - o) + H * quarter_turn(w - o)) / squared_length(o, w)",
    "x = o + R * N",
    "y = w + S * N",
];

const OUTER_TANGENTS: &[&str] = &[
    "R = length(o, a)",
    "S = length(w, b)",
    "H = sqrt(squared_length(o, w) - (R - S) ^ 2)",
    "N = ((R - S) * (w - o) + H * quarter_turn(w - o)) / squared_length(o, w)",
    "x = o + R * N",
    "y = w + S * N",
    "M = ((R - S) * (w - o) - H * quarter_turn(w - o)) / squared_length(o, w)",
    "z = o + R * M",
    "i = w + S * M",
];

/// The same with `−s` for s.
const INNER_TANGENTS: &[&str] = &[
    "R = length(o, a)",
    "S = length(w, b)",
    "H = sqrt(squared_length(o, w) - (R + S) ^ 2)",
    "N = ((R + S) * (w - o) + H * quarter_turn(w - o)) / squared_length(o, w)",
    "x = o + R * N",
    "y = w - S * N",
    "M = ((R + S) * (w - o) - H * quarter_turn(w - o)) / squared_length(o, w)",
    "z = o + R * M",
    "i = w - S * M",
];

/// The circle that touches CA, CB and, from inside, the circle about O through A. M is the centre of the circle that touches CA in A and CB;
/// the circle sought is its image in a dilation by k from C, where `|O − C − k (M − C)| = OA − k MA`, a quadratic equation for k.
const TWO_LINES_AND_A_CIRCLE: &[&str] = &[
    "M = intersection(angle_bisector(a, c, b), perpendicular_through(a, line(a, c)))",
    "H = dot(o - c, M - c) - length(o, a) * length(M, a)",
    "K = (H + sqrt(H ^ 2 - squared_length(c, a) * power(c, circle(o, a)))) / squared_length(c, a)",
    "i = ratio_point(c, M, K)",
    "x = foot(i, line(a, c))",
    "y = foot(i, line(b, c))",
    "z = ratio_point(o, i, length(o, a) / (length(o, a) - K * length(M, a)))",
];
