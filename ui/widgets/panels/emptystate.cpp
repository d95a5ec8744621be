// SPDX-License-Identifier: MIT

#include "ui/widgets/panels/emptystate.h"

#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/text/labels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_sentence(paragraph({}, this))
    , m_advice(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_buttons(new QHBoxLayout)
{
    m_sentence->setObjectName(u"emptySentenceLabel");
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setFont(scaledFont(font(), 1.2, QFont::DemiBold));
    m_advice->setObjectName(u"emptyAdviceLabel");
    m_advice->setAlignment(Qt::AlignHCenter);
    m_buttons->setSpacing(spacing::Small);
    m_buttons->addStretch(1);
    m_buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(spacing::Small);
    column->addStretch(1);
    column->addWidget(m_sentence);
    column->addWidget(m_advice);
    column->addSpacing(spacing::Small);
    column->addLayout(m_buttons);
    column->addStretch(2);
}

void EmptyState::setWords(const QString& sentence, const QString& advice)
{
    m_sentence->setText(sentence);
    m_advice->say(advice);
}

QString EmptyState::sentence() const { return m_sentence->text(); }

QPushButton* EmptyState::addButton(const QString& text, const QString& objectName)
{
    QPushButton* button = pushButton(objectName, text, this);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

} // namespace lockstep::ui
