// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPalette>

#include <optional>

namespace lockstep::ui {

enum class ThemeChoice { System, Light, Dark };

/// What a strip or a badge says by colour, always beside words and a shape.
enum class Tone { Neutral, Good, Busy, Warning, Bad };

struct ToneColours
{
    QColor text;
    QColor background;
};

/// The colours of the program: the only place that has any. Every text reaches a contrast of 4.5 on the background it
/// is meant for, in both themes (tests/ui/style).
class Theme
{
public:
    static const Theme& light();
    static const Theme& dark();
    static const Theme& current(); ///< The one that `apply` set last; light before.

    /// Sets ControlStyle and the palette for the whole program, at once. System: dark where the desktop says so; where
    /// it says nothing, where its own window colour was dark when the program started.
    static void apply(ThemeChoice choice);

    /// What the desktop says, or nullopt. Takes effect at once while the choice is System.
    static void noteDesktop(std::optional<bool> isDark);

    bool isDark() const { return m_isDark; }
    const QPalette& palette() const { return m_palette; }
    const ToneColours& tone(Tone tone) const;
    QColor mutedText() const { return m_mutedText; } ///< For second lines, on Window and on Base.
    QColor border() const { return m_border; }
    QColor outline() const { return m_outline; } ///< Of boxes that are ticked: stands out from Window and Base.
    QColor scrollHandle() const { return m_scrollHandle; } ///< Likewise, and quieter.
    QColor selectedRow() const { return m_selectedRow; } ///< Behind ordinary text.
    QColor gain() const { return m_gain; } ///< Incoming amounts, on Base and on a chosen row.

private:
    Theme() = default;
    static Theme makeLight();
    static Theme makeDark();

    bool m_isDark = false;
    QPalette m_palette;
    ToneColours m_tones[5];
    QColor m_mutedText;
    QColor m_border;
    QColor m_outline;
    QColor m_scrollHandle;
    QColor m_selectedRow;
    QColor m_gain;
};

/// WCAG's ratio of two opaque colours, 1 to 21.
double contrast(const QColor& a, const QColor& b);

} // namespace lockstep::ui
