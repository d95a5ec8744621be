// SPDX-License-Identifier: MIT

#include "ui/style/theme.h"

#include "ui/style/controlstyle.h"

#include <QApplication>

#include <algorithm>
#include <cmath>

namespace lockstep::ui {

namespace {

using Group = QPalette::ColorGroup;
using Role = QPalette::ColorRole;

const Theme* g_current = nullptr;
ThemeChoice g_choice = ThemeChoice::Light;
std::optional<bool> g_desktopIsDark; ///< By its own word.

struct Basics
{
    QRgb window, base, alternate, button, text, disabled, highlight, highlightedText, link, light, mid, dark;
};

QPalette paletteOf(const Basics& c)
{
    QPalette p;
    for (const Role role : {Role::WindowText, Role::Text, Role::ButtonText, Role::ToolTipText}) {
        p.setColor(role, QColor(c.text));
        p.setColor(Group::Disabled, role, QColor(c.disabled));
    }
    p.setColor(Role::Window, QColor(c.window));
    p.setColor(Role::Base, QColor(c.base));
    p.setColor(Group::Disabled, Role::Base, QColor(c.window)); // a field in which nothing can be typed is flat
    p.setColor(Role::AlternateBase, QColor(c.alternate));
    p.setColor(Role::ToolTipBase, QColor(c.base));
    p.setColor(Role::PlaceholderText, QColor(c.disabled));
    p.setColor(Role::Button, QColor(c.button));
    p.setColor(Group::Disabled, Role::Button, QColor(c.window)); // flat, and its words keep their contrast
    p.setColor(Role::Highlight, QColor(c.highlight));
    p.setColor(Role::HighlightedText, QColor(c.highlightedText));
    p.setColor(Group::Disabled, Role::Highlight, QColor(c.mid));
    p.setColor(Group::Disabled, Role::HighlightedText, QColor(c.text));
    p.setColor(Role::Link, QColor(c.link));
    p.setColor(Role::LinkVisited, QColor(c.link));
    p.setColor(Role::BrightText, QColor(c.highlightedText));
    p.setColor(Role::Light, QColor(c.light));
    p.setColor(Role::Midlight, QColor(c.alternate));
    p.setColor(Role::Mid, QColor(c.mid));
    p.setColor(Role::Dark, QColor(c.dark));
    p.setColor(Role::Shadow, QColor(c.dark));
    return p;
}

double channel(double value) { return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); }

double luminance(const QColor& c)
{
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}

/// By its own word, else by its palette before ours replaced it.
bool desktopIsDark()
{
    static const bool wasDark = luminance(qApp->palette().color(Role::Window)) < 0.2;
    return g_desktopIsDark.value_or(wasDark);
}

} // namespace

double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a) + 0.05;
    const double two = luminance(b) + 0.05;
    return std::max(one, two) / std::min(one, two);
}

Theme Theme::makeLight()
{
    Theme t;
    t.m_palette = paletteOf({0xfff3f4f7, 0xffffffff, 0xfff8f9fb, 0xfffbfbfd, 0xff1b1f24, 0xff59626f, 0xff1f5fbf,
                             0xffffffff, 0xff1b56ae, 0xffffffff, 0xffc9ced6, 0xff9aa3af});
    t.m_tones[int(Tone::Neutral)] = {0xff454d59, 0xffe6e9ee};
    t.m_tones[int(Tone::Good)] = {0xff155f36, 0xffdbf2e3};
    t.m_tones[int(Tone::Busy)] = {0xff1a4c97, 0xffdeeafb};
    t.m_tones[int(Tone::Warning)] = {0xff704500, 0xfffcefd2};
    t.m_tones[int(Tone::Bad)] = {0xff981a1a, 0xfffbe2e2};
    t.m_mutedText = 0xff59626f;
    t.m_border = 0xffd9dde3;
    t.m_outline = 0xff6b7480;
    t.m_scrollHandle = 0xff7f8792;
    t.m_selectedRow = 0xffdfe9f9;
    t.m_gain = 0xff17653a;
    return t;
}

Theme Theme::makeDark()
{
    Theme t;
    t.m_isDark = true;
    t.m_palette = paletteOf({0xff1a1d22, 0xff23272e, 0xff272c34, 0xff2f353e, 0xffe7eaef, 0xffa0aab6, 0xff2f6bc8,
                             0xffffffff, 0xff8ab8ff, 0xff3d4450, 0xff3d4450, 0xff0f1114});
    t.m_tones[int(Tone::Neutral)] = {0xffc6cdd7, 0xff333a44};
    t.m_tones[int(Tone::Good)] = {0xff93dfb1, 0xff1d3a2a};
    t.m_tones[int(Tone::Busy)] = {0xffa3c8ff, 0xff1f3450};
    t.m_tones[int(Tone::Warning)] = {0xfff3cb80, 0xff40331b};
    t.m_tones[int(Tone::Bad)] = {0xffffb0ab, 0xff4a2427};
    t.m_mutedText = 0xffa6afbb;
    t.m_border = 0xff3a414b;
    t.m_outline = 0xff8f99a6;
    t.m_scrollHandle = 0xff717b88;
    t.m_selectedRow = 0xff2b3a52;
    t.m_gain = 0xff86d8a6;
    return t;
}

const Theme& Theme::light()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme& Theme::dark()
{
    static const Theme theme = makeDark();
    return theme;
}

const Theme& Theme::current() { return g_current ? *g_current : light(); }

void Theme::apply(ThemeChoice choice)
{
    const bool isDark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && desktopIsDark());
    desktopIsDark(); // remembered before the first change
    g_choice = choice;
    g_current = isDark ? &dark() : &light();
    QApplication::setStyle(new ControlStyle);
    QApplication::setPalette(g_current->palette());
}

void Theme::noteDesktop(std::optional<bool> isDark)
{
    g_desktopIsDark = isDark;
    if (g_choice == ThemeChoice::System && desktopIsDark() != current().isDark()) apply(g_choice);
}

const ToneColours& Theme::tone(Tone tone) const { return m_tones[static_cast<std::size_t>(tone)]; }

} // namespace lockstep::ui
