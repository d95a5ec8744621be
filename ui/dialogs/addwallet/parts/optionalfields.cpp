// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/parts/optionalfields.h"

#include "ui/style/spacing.h"
#include "ui/widgets/text/labels.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace lockstep::ui {

OptionalFields::OptionalFields(const QString& question, const QString& boxName, QWidget* parent)
    : QWidget(parent)
    , m_wants(new QCheckBox(question, this))
    , m_body(new QWidget(this))
{
    m_wants->setObjectName(boxName);
    m_body->hide();
    connect(m_wants, &QCheckBox::toggled, this, [this](bool isWanted) {
        m_body->setVisible(isWanted);
        unfolded(isWanted);
    });
}

void OptionalFields::layOut(const QString& explanation, QLayout* fields, PlainLabel* message)
{
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(spacing::Huge, 0, 0, 0);
    column->setSpacing(spacing::Small);
    column->addWidget(paragraph(explanation, m_body, PlainLabel::Colour::Muted));
    column->addLayout(fields);
    column->addWidget(message);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(spacing::Small);
    whole->addWidget(m_wants);
    whole->addWidget(m_body);
}

bool OptionalFields::isWanted() const { return m_wants->isChecked(); }

void OptionalFields::reset() { m_wants->setChecked(false); }

} // namespace lockstep::ui
