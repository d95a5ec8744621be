// SPDX-License-Identifier: MIT

#include "ui/style/textsize.h"

#include <QApplication>
#include <QFont>
#include <QPointer>
#include <QWidget>

#include <utility>
#include <vector>

namespace lockstep::ui {

namespace {

int g_percent = 100;

struct OwnFont
{
    QPointer<QWidget> widget;
    QFont font;
};

/// Headings and amounts have a font of their own, which does not follow the program's.
std::vector<OwnFont> ownFonts()
{
    std::vector<OwnFont> fonts;
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget* widget : widgets)
        if (widget->testAttribute(Qt::WA_SetFont) && (widget->font().resolveMask() & QFont::SizeResolved))
            fonts.push_back({widget, widget->font()});
    return fonts;
}

} // namespace

void setTextSize(int percent)
{
    if (percent == g_percent) return;
    const double factor = double(percent) / std::exchange(g_percent, percent);
    const auto scale = [factor](QFont& font) { font.setPointSizeF(font.pointSizeF() * factor); };
    std::vector<OwnFont> own = ownFonts();
    QFont whole = QApplication::font();
    scale(whole);
    QApplication::setFont(whole);
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget* window : windows) // told of the program's font they do not all take it over
        if (!window->testAttribute(Qt::WA_SetFont)) window->setFont(QFont());
    for (OwnFont& one : own) {
        scale(one.font);
        if (one.widget) one.widget->setFont(one.font);
    }
}

} // namespace lockstep::ui
