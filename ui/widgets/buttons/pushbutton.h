// SPDX-License-Identifier: MIT
#pragma once

#include "ui/style/icons.h"

#include <QStringView>

class QPushButton;
class QWidget;

namespace lockstep::ui {

/// A button that is pressed by a click, by Space or by its letter. Enter does not press it, neither in a dialog: that
/// belongs to the dialog's default button, and to the field that is typed in.
QPushButton* pushButton(QStringView objectName, const QString& text, QWidget* parent);
QPushButton* pushButton(QStringView objectName, Glyph glyph, const QString& text, QWidget* parent);

} // namespace lockstep::ui
