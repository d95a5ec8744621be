// SPDX-License-Identifier: MIT

#include "ui/dialogs/ticklist.h"

#include "ui/style/spacing.h"
#include "ui/widgets/text/labels.h"

#include <QCheckBox>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int InSight = 4; ///< Of more, the others are scrolled to.

} // namespace

TickList::TickList(QString thing, QWidget* parent) : QScrollArea(parent), m_thing(std::move(thing))
{
    setObjectName(m_thing + u"sArea"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // its boxes are reached
}

void TickList::setThings(const QStringList& titles, const QStringList& lines)
{
    m_boxes.clear();
    m_lines.clear();
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Medium);
    for (const QString& title : titles) {
        auto* box = new QCheckBox(title, list);
        box->setObjectName(m_thing + u"%1Box"_s.arg(m_boxes.size() + 1));
        box->setChecked(true);
        connect(box, &QCheckBox::toggled, this, &TickList::changed);
        PlainLabel* line = paragraph({}, list);
        line->setObjectName(m_thing + u"%1Label"_s.arg(m_boxes.size() + 1));
        line->setIndent(box->style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, box)
                        + box->style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing, nullptr, box));
        auto* both = new QVBoxLayout;
        both->setSpacing(0);
        both->addWidget(box);
        both->addWidget(line);
        column->addLayout(both);
        m_boxes += box;
        m_lines += line;
    }
    column->addStretch(1);
    setLines(lines); // their room is known before the list is placed
    setWidget(list); // what was there before is deleted
    setVisible(!titles.isEmpty());
    if (m_boxes.isEmpty()) return;
    const auto inSight = std::min<qsizetype>(m_boxes.size(), InSight);
    setMinimumHeight(static_cast<int>(inSight) * (2 * m_boxes.first()->sizeHint().height() + spacing::Medium));
}

void TickList::setLines(const QStringList& lines)
{
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        m_lines[i]->setText(lines.value(i));
        m_boxes[i]->setAccessibleDescription(lines.value(i));
    }
}

void TickList::setTicked(qsizetype place, bool isTicked) { m_boxes.at(place)->setChecked(isTicked); }

QList<qsizetype> TickList::ticked() const
{
    QList<qsizetype> places;
    for (qsizetype i = 0; i < m_boxes.size(); ++i)
        if (m_boxes[i]->isChecked()) places += i;
    return places;
}

QWidget* TickList::first() const { return m_boxes.isEmpty() ? nullptr : m_boxes.first(); }

} // namespace lockstep::ui
