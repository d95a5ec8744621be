// SPDX-License-Identifier: MIT

#include "ui/widgets/text/wholeparts.h"

#include "ui/widgets/text/labels.h"

#include <QFontMetrics>
#include <QVariant>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr const char* Mark = "leavesOutWhole";
const QString Between = u" · "_s;

} // namespace

void leaveOutWhole(ElidedLabel& label) { label.setProperty(Mark, true); }

bool leavesOutWhole(const ElidedLabel& label) { return label.property(Mark).toBool(); }

QString wholeParts(QString line, const QFontMetrics& metrics, int room)
{
    while (metrics.horizontalAdvance(line) > room && line.contains(Between)) line.truncate(line.lastIndexOf(Between));
    return line;
}

} // namespace lockstep::ui
