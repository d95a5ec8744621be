// SPDX-License-Identifier: MIT

#include "ui/widgets/panels/card.h"

#include "ui/style/spacing.h"
#include "ui/style/theme.h"
#include "ui/widgets/text/labels.h"

#include <QPainter>
#include <QVBoxLayout>

namespace lockstep::ui {

Card::Card(const QString& title, QWidget* parent) : QWidget(parent), m_content(new QVBoxLayout(this))
{
    m_content->setContentsMargins(spacing::Large, spacing::Medium, spacing::Large, spacing::Large);
    m_content->setSpacing(spacing::Small);
    setAccessibleName(title);
    if (!title.isEmpty()) m_content->addWidget(mutedLabel(title, this));
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::current().border());
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), spacing::Corner, spacing::Corner);
}

} // namespace lockstep::ui
