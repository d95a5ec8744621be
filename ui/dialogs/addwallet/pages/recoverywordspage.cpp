// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/pages/recoverywordspage.h"

#include "core/api/words.h"
#include "ui/dialogs/addwallet/parts/bip39fields.h"
#include "ui/dialogs/fieldmessage.h"
#include "ui/format/errors/errortext.h"
#include "ui/format/wallets/electrumtext.h"
#include "ui/widgets/layout/taborder.h"
#include "ui/widgets/secrets/wordentry.h"
#include "ui/widgets/text/announcement.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QString electrumAdvice(ElectrumSeed seed)
{
    //: Ends a sentence: copy the master public key and choose ...
    return electrumText(seed, RecoveryWordsPage::tr("choose \"Watch a wallet\"")).sentence();
}

} // namespace

RecoveryWordsPage::RecoveryWordsPage(QWidget* parent)
    : WizardPage(tr("Your recovery words"), parent)
    , m_count(new QComboBox(this))
    , m_entry(new WordEntry(recoveryWordCompletions, this))
    , m_checksum(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_message(fieldMessage(u"wordsProblemLabel", this))
    , m_bip39(new Bip39Fields(Bip39Fields::For::KnownWords, this))
{
    m_count->setObjectName(u"wordCountBox");
    m_count->setAccessibleName(tr("How many words"));
    for (const int count : {12, 15, 18, 21, 24}) m_count->addItem(tr("%n words", nullptr, count), count);
    m_entry->setObjectName(u"wordEntry");
    m_checksum->setObjectName(u"wordsCheckLabel");
    addHead();
    m_entry->setMeant(recoveryWordMeant);
    m_entry->setWordCount(12);
    putLastInTabOrder(*m_bip39);
    content()->addWidget(m_entry);
    content()->addWidget(m_checksum);
    content()->addWidget(m_message);
    content()->addWidget(m_bip39);
    content()->addStretch(1);
    connect(m_count, &QComboBox::currentIndexChanged, this,
            [this] { m_entry->setWordCount(m_count->currentData().toInt()); });
    connect(m_entry, &WordEntry::changed, this, &RecoveryWordsPage::showChecksum);
    connect(m_entry, &WordEntry::pasted, this, &RecoveryWordsPage::takeCount);
    connect(m_entry, &WordEntry::submitted, this, &WizardPage::submitted);
    showChecksum();
}

void RecoveryWordsPage::addHead()
{
    auto* show = new QCheckBox(tr("&Show all words"), this);
    show->setObjectName(u"showWordsBox");
    auto* head = new QHBoxLayout;
    head->addWidget(m_count);
    head->addStretch(1);
    head->addWidget(show);
    content()->addLayout(head);
    connect(show, &QCheckBox::toggled, m_entry, &WordEntry::setKeptRevealed);
}

/// All words came at once: there are as many fields as words.
void RecoveryWordsPage::takeCount(int pasted)
{
    if (const int index = m_count->findData(pasted); index >= 0) m_count->setCurrentIndex(index);
}

void RecoveryWordsPage::showChecksum()
{
    sayUnder(*m_entry, *m_message, {});
    m_checksum->show();
    const QString before = m_checksum->text();
    m_checksum->setText(checksumText());
    const int wrong = m_entry->firstUnknown();
    const bool isSaidByItsField = wrong > 0 && m_entry->isAt(wrong);
    if (m_entry->isComplete() && !isSaidByItsField && m_checksum->text() != before)
        announce(*m_checksum, m_checksum->text());
}

QString RecoveryWordsPage::checksumText() const
{
    if (!m_entry->isComplete())
        return tr("A tick means that the word is in the list. Whether they belong together, the checksum tells when "
                  "all are there.");
    if (const int wrong = m_entry->firstUnknown(); wrong > 0) return unknownText(wrong);
    if (checkRecoveryWords(m_entry->words().span())) return tr("✓ The checksum matches: these words belong together.");
    if (const auto electrum = electrumSeedOf(m_entry->words().span())) return u"⚠ "_s + electrumAdvice(*electrum);
    return tr("✗ The checksum does not match: a word is wrong, or two have changed places.");
}

/// The word itself, and the one that was meant, are in the field alone: a label would be a text that holds them (K6).
QString RecoveryWordsPage::unknownText(int place) const
{
    const QString what = tr("Word %1 is not in the list of recovery words.").arg(place);
    if (!m_entry->offersAnother(place)) return what;
    return what + u' ' + tr("A similar word is: the down arrow key takes it, in the field of the wrong one.");
}

void RecoveryWordsPage::setPasteAllowed(bool isAllowed) { m_entry->setPasteAllowed(isAllowed); }

bool RecoveryWordsPage::isWorthKeeping() const { return m_entry->typedCount() >= 12; }

SecureBytes RecoveryWordsPage::words() const { return m_entry->words(); }

SecureBytes RecoveryWordsPage::bip39Passphrase() const { return m_bip39->passphrase(); }

void RecoveryWordsPage::entered() { m_entry->focusFirst(); }

QString RecoveryWordsPage::problem()
{
    const auto checked = checkRecoveryWords(m_entry->words().span());
    if (checked) return {};
    const bool isUnknown = checked.error().code == Errc::UnknownWord;
    if (!m_entry->isComplete() && !isUnknown) return tr("Some words are missing.");
    if (isUnknown) m_entry->markWrong(m_entry->firstUnknown());
    if (const auto electrum = electrumSeedOf(m_entry->words().span())) return electrumAdvice(*electrum);
    return errorText(checked.error(), ErrorSubject::RecoveryWords).sentence();
}

bool RecoveryWordsPage::isSound()
{
    const QString words = problem();
    QWidget* at = focusWidget();
    m_checksum->setVisible(words.isEmpty()); // the message says the same, and more
    if (!sayUnder(at ? *at : *m_entry, *m_message, words)) return false;
    return m_bip39->isSound();
}

} // namespace lockstep::ui
