// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/pages/showwordspage.h"

#include "ui/dialogs/fieldmessage.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/secrets/wordgrid.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

ShowWordsPage::ShowWordsPage(QWidget* parent)
    : WizardPage(tr("Write the words down"), parent)
    , m_grid(new WordGrid(this))
    , m_show(pushButton(u"showWordsButton", tr("&Show the words"), this))
    , m_message(fieldMessage(u"wordsProblemLabel", this))
{
    m_grid->setObjectName(u"wordGrid");
    content()->addWidget(paragraph(tr("Write these words on paper, in order. You will type them back from it."), this));
    content()->addWidget(m_grid);
    content()->addWidget(m_show, 0, Qt::AlignLeading);
    content()->addWidget(m_message);
    content()->addStretch(1);
    connect(m_show, &QPushButton::clicked, this, [this] { m_grid->setShown(!m_grid->isShown()); });
    connect(m_grid, &WordGrid::shownChanged, this, [this](bool isShown) {
        m_wereShown = m_wereShown || isShown;
        m_show->setText(isShown ? tr("Co&ver the words") : tr("&Show the words"));
        if (isShown) sayUnder(*m_show, *m_message, {});
    });
    connect(m_grid, &WordGrid::wordSaid, this, [this](int place) {
        m_heard.insert(place);
        m_wereShown = m_wereShown || m_heard.size() == m_grid->wordCount();
    });
}

void ShowWordsPage::setWords(SecureBytes words)
{
    m_grid->setWords(std::move(words));
    m_wereShown = false;
    m_heard.clear();
}

void ShowWordsPage::entered() { m_show->setFocus(); }

void ShowWordsPage::left() { m_grid->setShown(false); }

bool ShowWordsPage::isSound()
{
    return sayUnder(*m_show, *m_message,
                    m_wereShown ? QString() : tr("Show the words, or hear each of them, and write them down first."));
}

} // namespace lockstep::ui
