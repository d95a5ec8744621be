// SPDX-License-Identifier: MIT

#include "ui/dialogs/typewordspage.h"

#include "core/api/words.h"
#include "ui/dialogs/fieldmessage.h"
#include "ui/format/errortext.h"
#include "ui/widgets/wordentry.h"

#include <QVBoxLayout>

namespace lockstep::ui {

TypeWordsPage::TypeWordsPage(QWidget* parent)
    : WizardPage(tr("Type the words back"), parent)
    , m_entry(new WordEntry(recoveryWordCompletions, this))
    , m_message(fieldMessage(u"wordsProblemLabel", this))
{
    m_entry->setObjectName(u"wordEntry");
    m_entry->setPasteAllowed(false);
    content()->addWidget(paragraph(tr("Type all words from your paper. Four letters of each are enough. A tick only "
                                      "means that the word is in the list; whether it is yours is checked at the end."),
                                   this));
    content()->addWidget(m_entry);
    content()->addWidget(m_message);
    content()->addStretch(1);
    connect(m_entry, &WordEntry::submitted, this, &WizardPage::submitted);
}

void TypeWordsPage::setWords(SecureBytes words, int count)
{
    m_words = std::move(words);
    m_entry->wipe();
    m_entry->setWordCount(count);
}

void TypeWordsPage::entered() { m_entry->focusFirst(); }

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
    const QString words = problem();
    QWidget* at = focusWidget(); // the wrong word's field, which `problem` chose
    return sayUnder(at ? *at : *m_entry, *m_message, words);
}

} // namespace lockstep::ui
