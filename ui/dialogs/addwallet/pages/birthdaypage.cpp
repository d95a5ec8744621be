// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/pages/birthdaypage.h"

#include "ui/dialogs/fieldmessage.h"
#include "ui/dialogs/walletfields.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/sync/estimatetext.h"

#include <QVBoxLayout>

namespace lockstep::ui {

BirthdayPage::BirthdayPage(std::optional<BlockHeight> tip, QWidget* parent)
    : WizardPage(tr("Since when"), parent)
    , m_tip(tip)
    , m_fields(new BirthdayFields(this))
    , m_message(fieldMessage(u"birthdayProblemLabel", this))
    , m_cost(paragraph({}, this, PlainLabel::Colour::Muted))
{
    m_cost->setObjectName(u"birthdayCostLabel");
    content()->addWidget(paragraph(tr("When was the first payment? Blocks before are not looked at: the later the day, "
                                      "the shorter the search. If you are not sure, choose an earlier one."),
                                   this));
    content()->addWidget(m_fields);
    content()->addWidget(m_message);
    content()->addWidget(m_cost);
    content()->addStretch(1);
    m_cost->say({});
    connect(m_fields, &BirthdayFields::changed, this, [this] {
        sayUnder(*m_fields->chosenField(), *m_message, {});
        emit changed();
    });
}

Birthday BirthdayPage::birthday() const { return m_fields->birthday(); }

void BirthdayPage::setBirthday(const Birthday& birthday) { m_fields->setBirthday(birthday); }

void BirthdayPage::showCounting() { m_cost->say(tr("Counting the blocks…")); }

void BirthdayPage::setCost(const Result<ScanEstimate>& estimate)
{
    if (!estimate) return m_cost->say({}); // the last step says what is wrong
    if (estimate->blocks > 0) return m_cost->say(estimateRange(*estimate) + u'\n' + estimateCost(*estimate));
    m_cost->say(estimate->headersAreCurrent ? tr("No block has to be looked at.")
                                            : tr("The chain itself is not here yet: what it takes is not known."));
}

void BirthdayPage::entered() { m_fields->focusChosen(); }

QString BirthdayPage::problem() const
{
    const Birthday birthday = m_fields->birthday();
    if (const auto* day = std::get_if<QDate>(&birthday.since); day && *day > QDate::currentDate())
        return tr("That day has not come yet. Choose the day of the first payment, or an earlier one.");
    const auto* height = std::get_if<BlockHeight>(&birthday.since);
    if (height && m_tip && *height > *m_tip)
        return tr("Block %1 is not there yet: the last one is %2. Payments until then would be missed.")
            .arg(heightText(*height), heightText(*m_tip));
    return {};
}

bool BirthdayPage::isSound()
{
    const QString words = problem();
    m_message->setText(words);
    return sayUnder(*m_fields->chosenField(), *m_message, words);
}

} // namespace lockstep::ui
