// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/pages/typewordspage.h"

#include "core/api/words.h"
#include "ui/dialogs/fieldmessage.h"
#include "ui/format/errors/errortext.h"
#include "ui/widgets/secrets/wordentry.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace lockstep::ui {

TypeWordsPage::TypeWordsPage(QWidget* parent)
    : WizardPage(tr("Type the words back"), parent)
    , m_entry(new WordEntry(recoveryWordCompletions, this))
    , m_message(fieldMessage(u"wordsProblemLabel", this))
    , m_later(new QCheckBox(tr("&Later: make the wallet now and type the words another time"), this))
    , m_meaning(paragraph(tr("⚠ Until then nobody knows whether your paper is right. If one word is wrong, missing or "
                             "cannot be read, and this computer breaks, all coins of this wallet are lost. Lockstep "
                             "reminds you until you have typed them; receive little before."),
                          this))
{
    m_entry->setObjectName(u"wordEntry");
    m_entry->setPasteAllowed(false);
    content()->addWidget(paragraph(tr("Type all words from your paper. Four letters of each are enough. A tick only "
                                      "means that the word is in the list; whether it is yours is checked at the end."),
                                   this));
    content()->addWidget(m_entry);
    content()->addWidget(m_message);
    m_later->setObjectName(u"laterBox");
    m_meaning->setObjectName(u"laterMeaningLabel");
    content()->addWidget(m_later);
    content()->addWidget(m_meaning);
    content()->addStretch(1);
    m_meaning->hide();
    connect(m_later, &QCheckBox::toggled, this, &TypeWordsPage::showPutOff);
    connect(m_entry, &WordEntry::changed, this, &TypeWordsPage::forgetProblem);
    connect(m_entry, &WordEntry::submitted, this, &WizardPage::submitted);
}

void TypeWordsPage::setWords(SecureBytes words, int count)
{
    m_words = std::move(words);
    m_entry->wipe();
    m_entry->setWordCount(count);
}

bool TypeWordsPage::isPutOff() const { return m_later->isChecked(); }

void TypeWordsPage::showPutOff()
{
    m_entry->setVisible(!isPutOff());
    m_meaning->setVisible(isPutOff());
    m_later->setAccessibleDescription(isPutOff() ? m_meaning->text() : QString());
    if (isPutOff()) m_entry->wipe();
    forgetProblem();
}

void TypeWordsPage::forgetProblem() { sayUnder(m_wrong ? *m_wrong : *m_entry, *m_message, {}); }

void TypeWordsPage::entered()
{
    setTabOrder(m_entry->findChildren<WordEdit*>().constLast(), m_later); // the fields are newer than the box
    isPutOff() ? m_later->setFocus() : m_entry->focusFirst();
}

QString TypeWordsPage::problem()
{
    const auto same = compareRecoveryWords(m_entry->words().span(), m_words.span());
    if (same) return {};
    const int place = same.error().code == Errc::Refused ? std::stoi(same.error().detail) : 0;
    m_entry->markWrong(place);
    return place > 0 ? tr("Word %1 is not the one that was shown. Compare it with your paper.").arg(place)
                     : errorText(same.error(), ErrorSubject::RecoveryWords).sentence();
}

bool TypeWordsPage::isSound()
{
    if (isPutOff()) return true;
    const QString words = problem();
    m_wrong = focusWidget(); // the wrong word's field, which `problem` chose
    return sayUnder(m_wrong ? *m_wrong : *m_entry, *m_message, words);
}

} // namespace lockstep::ui
