// SPDX-License-Identifier: MIT

#include "ui/pages/firststeps.h"

#include "ui/style/spacing.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A box and words, and the same for the ear.
void say(PlainLabel& label, const QString& words, bool isDone)
{
    label.setText((isDone ? u"☑  "_s : u"☐  "_s) + words);
    label.setAccessibleName(isDone ? FirstSteps::tr("Done: %1").arg(words) : FirstSteps::tr("To do: %1").arg(words));
    label.setColour(isDone ? PlainLabel::Colour::Muted : PlainLabel::Colour::Text);
}

} // namespace

FirstSteps::FirstSteps(QWidget* parent)
    : QWidget(parent)
    , m_setPassphrase(new QPushButton(tr("Set a &passphrase…"), this))
{
    auto* card = new Card(tr("First steps"), this);
    m_words = addStep(*card->content(), u"wordsStepLabel"_s);
    m_passphrase = new PlainLabel({}, this);
    m_passphrase->setObjectName(u"passphraseStepLabel");
    m_setPassphrase->setObjectName(u"setPassphraseButton");
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::Medium);
    row->addWidget(m_passphrase);
    row->addWidget(m_setPassphrase);
    row->addStretch(1);
    card->content()->addLayout(row);
    m_payment = addStep(*card->content(), u"paymentStepLabel"_s);
    m_label = addStep(*card->content(), u"labelStepLabel"_s);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
    connect(m_setPassphrase, &QPushButton::clicked, this, &FirstSteps::passphraseWanted);
    hide();
}

PlainLabel* FirstSteps::addStep(QVBoxLayout& column, const QString& objectName)
{
    auto* label = new PlainLabel({}, this);
    label->setObjectName(objectName);
    column.addWidget(label);
    return label;
}

void FirstSteps::setDone(const Done& done)
{
    say(*m_words, tr("Recovery words written down and typed back"), done.hasConfirmedWords);
    say(*m_passphrase, tr("Passphrase set on this computer"), done.hasPassphrase);
    say(*m_payment, tr("First payment received"), done.wasPaid);
    say(*m_label, tr("A payment labelled, to remember what it was for"), done.hasLabel);
    m_setPassphrase->setVisible(!done.hasPassphrase);
    setVisible(!done.hasConfirmedWords || !done.hasPassphrase || !done.wasPaid || !done.hasLabel);
}

} // namespace lockstep::ui
