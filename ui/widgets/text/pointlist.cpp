// SPDX-License-Identifier: MIT

#include "ui/widgets/text/pointlist.h"

#include "ui/style/spacing.h"
#include "ui/widgets/text/labels.h"

#include <QGridLayout>

namespace lockstep::ui {

PointList::PointList(QString name, QWidget* parent) : QWidget(parent), m_name(std::move(name)) { }

void PointList::setPoints(const QList<Point>& points)
{
    if (points == m_points) return; // said anew, it would take the selection and the reader's place away
    m_points = points;
    delete layout();
    qDeleteAll(children());
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(spacing::Small);
    grid->setVerticalSpacing(spacing::Small);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < points.size(); ++row) {
        auto* words = paragraph(points[row].words, this);
        words->setObjectName(QStringLiteral("%1%2Label").arg(m_name).arg(row + 1));
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(mutedLabel(points[row].sign, this), row, 0, Qt::AlignTop);
        grid->addWidget(words, row, 1);
    }
}

} // namespace lockstep::ui
