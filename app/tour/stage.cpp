// SPDX-License-Identifier: MIT

#include "app/tour/stage.h"

#include "ui/widgets/panels/strip.h"
#include "ui/widgets/text/badge.h"
#include "ui/widgets/text/labels.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>

#include <algorithm>

namespace lockstep::tour {

using namespace Qt::Literals::StringLiterals;

QList<QDialog*> Stage::dialogs() const
{
    QList<QDialog*> shown = m_window.findChildren<QDialog*>();
    shown.removeIf([](const QDialog* dialog) { return !dialog->isVisible(); });
    const QWidget* modal = QApplication::activeModalWidget();
    std::ranges::stable_partition(shown, [modal](const QDialog* dialog) { return dialog != modal; });
    return shown;
}

QWidget* Stage::find(const char* name) const
{
    QList<QWidget*> windows{&m_window};
    for (QDialog* dialog : dialogs()) windows += dialog;
    for (qsizetype i = windows.size() - 1; i >= 0; --i)
        for (QWidget* widget : windows[i]->findChildren<QWidget*>(QString::fromLatin1(name)))
            if (widget->isVisible() && widget->window() == windows[i]) return widget;
    return nullptr;
}

QString Stage::textOf(const QWidget& widget)
{
    if (const auto* strip = qobject_cast<const ui::Strip*>(&widget)) return strip->sentence();
    if (const auto* badge = qobject_cast<const ui::Badge*>(&widget)) return badge->words();
    if (const auto* label = qobject_cast<const ui::ElidedLabel*>(&widget)) return label->text();
    return widget.property("text").toString();
}

QString Stage::complaint() const
{
    QStringList all;
    QList<QWidget*> windows{&m_window};
    for (QDialog* dialog : dialogs()) windows += dialog;
    for (const QWidget* window : windows)
        for (const QLabel* label : window->findChildren<QLabel*>())
            if (label->isVisible() && label->objectName().endsWith("roblemLabel"_L1)) all += label->text();
    return all.join(u' ').trimmed();
}

} // namespace lockstep::tour
