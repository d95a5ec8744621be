// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

class QWidget;

namespace lockstep::test {

/// A text that a person can see or hear in a window.
struct VisibleText
{
    QString where; ///< Class, object name and kind: "QPushButton copyButton, tooltip".
    QString text;
};

/// All of them: titles, labels, buttons, fields and what stands in them empty, tables, menus, tooltips, names and
/// descriptions for screen readers. Of hidden parts: menus alone, which open on demand.
QList<VisibleText> visibleTexts(const QWidget& window);

/// The same as one text, a line each; what is only spoken or hovered is left out.
QString visibleWords(const QWidget& window);

} // namespace lockstep::test
