// SPDX-License-Identifier: MIT

#include "ui/pages/firststeps.h"

#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/text/labels.h"

#include <QEvent>
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
    , m_confirmWords(pushButton(u"stepConfirmWordsButton", tr("Confirm &now…"), this))
    , m_setPassphrase(pushButton(u"setPassphraseButton", tr("Set &a passphrase…"), this))
    , m_saveFile(pushButton(u"stepBackupButton", tr("Back &up…"), this))
{
    auto* card = new Card(tr("First steps"), this);
    m_confirmWords->setAccessibleDescription(tr("Type the words from your paper."));
    m_saveFile->setAccessibleDescription(tr("Into one file, sealed by a passphrase."));
    m_words = addStep(*card->content(), u"wordsStepLabel"_s, m_confirmWords);
    m_passphrase = addStep(*card->content(), u"passphraseStepLabel"_s, m_setPassphrase);
    m_file = addStep(*card->content(), u"backupStepLabel"_s, m_saveFile);
    m_payment = addStep(*card->content(), u"paymentStepLabel"_s);
    m_label = addStep(*card->content(), u"labelStepLabel"_s);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
    levelRows();
    connect(m_confirmWords, &QPushButton::clicked, this, &FirstSteps::wordsCheckWanted);
    connect(m_setPassphrase, &QPushButton::clicked, this, &FirstSteps::passphraseWanted);
    connect(m_saveFile, &QPushButton::clicked, this, &FirstSteps::backupWanted);
    hide();
}

PlainLabel* FirstSteps::addStep(QVBoxLayout& column, const QString& objectName, QPushButton* button)
{
    auto* label = new PlainLabel({}, this);
    label->setObjectName(objectName);
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::Medium);
    row->addWidget(label);
    if (button) row->addWidget(button);
    row->addStretch(1);
    column.addLayout(row);
    return label;
}

/// A step is as high as one with a button: nothing jumps when that goes.
void FirstSteps::levelRows()
{
    for (PlainLabel* step : {m_words, m_passphrase, m_file, m_payment, m_label})
        step->setMinimumHeight(m_saveFile->sizeHint().height());
}

void FirstSteps::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) levelRows();
}

void FirstSteps::setDone(const Done& done)
{
    const bool isSaved = done.isInFile && !done.isChangedSince;
    say(*m_words, tr("Recovery words written down and typed back"), done.hasConfirmedWords);
    say(*m_passphrase, tr("Passphrase set on this computer"), done.hasPassphrase);
    say(*m_file,
        done.isInFile && !isSaved ? tr("Backup file saved again, after what was changed since")
                                  : tr("Backup file saved"),
        isSaved);
    say(*m_payment, tr("First payment received"), done.wasPaid);
    say(*m_label, tr("A payment labelled, to remember what it was for"), done.hasLabel);
    m_confirmWords->setVisible(!done.hasConfirmedWords);
    m_setPassphrase->setVisible(!done.hasPassphrase);
    m_saveFile->setVisible(!isSaved);
    setVisible(!done.hasConfirmedWords || !done.hasPassphrase || !done.isInFile || !done.wasPaid || !done.hasLabel);
}

} // namespace lockstep::ui
