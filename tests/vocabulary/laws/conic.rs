//! Conics, polars, tangents.

/// Five points of a conic that is the image of the unit circle under an affine map, by half-angle tangents.
const ELLIPSE: &str = "points O, P, Q\nu = P - O\nv = Q - O\nnumbers r, s, t\n\
     A = O + u\nB = O + v\nC = O - u\nD = O + (1 - r ^ 2) / (1 + r ^ 2) * u + 2 * r / (1 + r ^ 2) * v\n\
     E = O + (1 - s ^ 2) / (1 + s ^ 2) * u + 2 * s / (1 + s ^ 2) * v\nF = O + (1 - t ^ 2) / (1 + t ^ 2) * u + 2 * t / (1 + t ^ 2) * v\n\
     w = -2 * t * u + (1 - t ^ 2) * v\n";

fn ellipse(statements: &str) -> String {
    format!("{ELLIPSE}{statements}")
}

/// Any conic.
const CONIC: &str = "numbers a, b, c, d, e, f\nq = conic_equation(a, b, c, d, e, f)\n";

fn conic_of(statements: &str) -> String {
    format!("{CONIC}{statements}")
}

laws! {
    "line_pair(k: line, l: line): conic" => line_pair:
        "points A, B, C, D, P\nk = join(A, B)\nl = join(C, D)\nq = line_pair(k, l)",
        ["at(P, q) == at(P, k) * at(P, l)"];
    "pencil_conic(q: conic, r: conic, P: point): conic" => pencil_conic:
        "points P, X\nnumbers a, b, c, d, e, f, g, h, k, l\nq = conic_equation(a, b, c, d, e, f)\nr = conic_equation(c, g, h, k, a, l)\ns = pencil_conic(q, r, P)",
        ["at(P, s) == 0", "at(X, s) == at(P, r) * at(X, q) - at(P, q) * at(X, r)"];
    "conic(A: point, B: point, C: point, D: point, E: point): conic" => conic_through_five_points:
        &super::ellipse("q = conic(A, B, C, D, E)"),
        ["at(A, q) == 0", "at(B, q) == 0", "at(C, q) == 0", "at(D, q) == 0", "at(E, q) == 0", "at(F, q) == 0"];
    "conic(c: circle): conic" => circle_as_a_conic:
        "points O, P\nnumber s\nc = circle_about(O, s)\nq = conic(c)",
        ["at(P, q) == at(P, c)"];
    // P with XF = p and XG = s - p: from the sides of the triangle XFG.
    "conic_with_foci(F: point, G: point, s: number): conic" => conic_with_foci:
        "points F, X\nnumbers k, l\nu = times(X - F, X - F)\nG = X + k * vector(1 - l ^ 2, 2 * l) / (1 + l ^ 2)\nr = sqrt(sq(X, F))\nq = conic_with_foci(F, G, r + k)\np = conic_with_foci(F, G, r - k)",
        ["at(X, q) == 0", "at(X, p) == 0"];
    "conic_with_foci(F: point, G: point, P: point): conic" => conic_with_foci_through_a_point:
        "points F, G, P\nq = conic_with_foci(F, G, P)\nx = sqrt(sq(P, F))\ny = sqrt(sq(P, G))\nO = halfway(F, G)\nQ = 2 * O - P\n\
         w = G - F\nX = O + (x + y) / (2 * sqrt(sq(F, G))) * w",
        ["at(P, q) == 0", "at(Q, q) == 0", "at(X, q) == 0"];
    "conic_with_directrix(F: point, d: line, e: number): conic" => conic_with_directrix:
        "points F, A, B, X\nnumber e\nd = join(A, B)\nq = conic_with_directrix(F, d, e)",
        ["at(X, q) == sq(A, B) * sq(X, F) - e ^ 2 * at(X, d) ^ 2"];
    "conic_with_directrix(F: point, d: line, P: point): conic" => conic_with_directrix_through_a_point:
        "points F, A, B, P, X\nd = join(A, B)\nq = conic_with_directrix(F, d, P)",
        ["at(X, q) == at(P, d) ^ 2 * sq(X, F) - sq(P, F) * at(X, d) ^ 2"];
    "parabola(F: point, d: line): conic" => parabola:
        "points F, A, B, X\nd = join(A, B)\nq = parabola(F, d)",
        ["at(X, q) == sq(A, B) * sq(X, F) - at(X, d) ^ 2"];
    "directrix_equation(F: point, d: line, s: number, k: number): conic" => directrix_equation:
        "points F, A, B, X\nnumbers s, k\nd = join(A, B)\nq = directrix_equation(F, d, s, k)",
        ["at(X, q) == s * sq(X, F) - k * at(X, d) ^ 2"];
    // Polarisation: 2 F(P, X) = F(P + X) - F(P) - F(X) up to the constant term.
    "polar(P: point, q: conic): line" => polar:
        &super::conic_of("points P, X\nl = polar(P, q)"),
        ["at(X, l) == 4 * at(halfway(P, X), q) - at(P, q) - at(X, q)"];
    "tangent_at(P: point, q: conic): line" => tangent_at:
        &super::ellipse("q = conic(A, B, C, D, E)\nl = tangent_at(F, q)"),
        ["at(F, l) == 0", "cr(along(l), w) == 0"];
    "pole(l: line, q: conic): point" => pole:
        &super::conic_of("points A, B\nP = pole(join(A, B), q)"),
        ["4 * at(halfway(P, A), q) == at(P, q) + at(A, q)", "4 * at(halfway(P, B), q) == at(P, q) + at(B, q)"];
    "center(q: conic): point" => center:
        &super::conic_of("points X\nP = center(q)"),
        ["at(X, q) == at(2 * P - X, q)"];
    "second_intersection(l: line, q: conic, A: point): point" => second_intersection:
        "points P, Q, A, X\nnumbers a, b, c, d, e\nf = -(a * A.x ^ 2 + b * A.x * A.y + c * A.y ^ 2 + d * A.x + e * A.y)\n\
         q = conic_equation(a, b, c, d, e, f)\nl = join(A, P)\nY = second_intersection(l, q, A)",
        ["at(Y, l) == 0", "at(Y, q) == 0"];
}
