// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/text/labels.h"

class QWidget;

namespace lockstep::ui {

/// What is wrong with a field, in the line under it; nothing while nothing is. Screen readers hear it with the field.
PlainLabel* fieldMessage(QStringView objectName, QWidget* parent);

/// Shows the words and puts the cursor into `field`; empty words take the message away. Returns whether all is well.
bool sayUnder(QWidget& field, PlainLabel& message, const QString& words);

} // namespace lockstep::ui
