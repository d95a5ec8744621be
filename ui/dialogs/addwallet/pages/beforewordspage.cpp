// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/pages/beforewordspage.h"

#include "ui/dialogs/fieldmessage.h"
#include "ui/widgets/text/labels.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace lockstep::ui {

BeforeWordsPage::BeforeWordsPage(QWidget* parent)
    : WizardPage(tr("Before you see the words"), parent)
    , m_understood(new QCheckBox(tr("I &understand"), this))
    , m_message(fieldMessage(u"understandProblemLabel", this))
{
    m_understood->setObjectName(u"understandBox");
    const QStringList rules{
        tr("⚠ The words on the next page are the wallet: whoever has them has the coins, and without them nobody can "
           "bring the wallet back."),
        tr("Write them on paper, by hand and in order. No photo, no screenshot, no file, no message."),
        tr("Be alone: nobody else, and no camera, should see the screen."),
        tr("Nobody will ever ask you for them. Whoever does wants your coins."),
    };
    for (const QString& rule : rules) content()->addWidget(paragraph(rule, this));
    m_understood->setAccessibleDescription(rules.join(u' '));
    content()->addWidget(m_understood);
    content()->addWidget(m_message);
    content()->addStretch(1);
    connect(m_understood, &QCheckBox::toggled, this, [this] { sayUnder(*m_understood, *m_message, {}); });
}

void BeforeWordsPage::entered() { m_understood->setFocus(); }

bool BeforeWordsPage::isSound()
{
    return sayUnder(*m_understood, *m_message,
                    m_understood->isChecked() ? QString() : tr("Read this, and tick that you understand it."));
}

} // namespace lockstep::ui
