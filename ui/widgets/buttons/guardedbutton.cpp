// SPDX-License-Identifier: MIT

#include "ui/widgets/buttons/guardedbutton.h"

#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/text/labels.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

GuardedButton::GuardedButton(const QString& name, const QString& text, QWidget* parent)
    : QWidget(parent)
    , m_button(pushButton(name + u"Button"_s, text, this))
    , m_reason(paragraph({}, this, PlainLabel::Colour::Muted))
{
    m_reason->setObjectName(name + u"ReasonLabel"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::Medium);
    row->addWidget(m_button, 0, Qt::AlignTop);
    row->addWidget(m_reason, 1);
    setFocusProxy(m_button);
    connect(m_button, &QPushButton::clicked, this, &GuardedButton::clicked);
}

void GuardedButton::setText(const QString& text) { m_button->setText(text); }

void GuardedButton::setHint(const QString& hint)
{
    m_hint = hint;
    sayReason();
}

void GuardedButton::setRefusal(const QString& reason)
{
    m_refusal = reason;
    m_button->setEnabled(reason.isEmpty());
    sayReason();
}

void GuardedButton::sayReason()
{
    const QString& words = m_refusal.isEmpty() ? m_hint : m_refusal;
    if (m_reason->text() != words) m_reason->setText(words);
    m_button->setAccessibleDescription(words);
}

} // namespace lockstep::ui
