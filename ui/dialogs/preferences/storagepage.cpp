// SPDX-License-Identifier: MIT

#include "ui/dialogs/preferences/storagepage.h"

#include "ui/format/sync/cachetext.h"
#include "ui/format/sync/estimatetext.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/panels/failurenote.h"
#include "ui/widgets/text/labels.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::int64_t Gigabyte = 1'000'000'000;
constexpr std::int64_t Megabyte = 1'000'000;
constexpr int MostMonths = 1'200;
constexpr int MostGigabytes = 10'000;
constexpr int MostMegabytes = 100'000;

using Filters = CacheKeeping::Filters;

QSpinBox* numberBox(const QString& objectName, const QString& spoken, int least, int most, QWidget* parent)
{
    auto* box = new QSpinBox(parent);
    box->setObjectName(objectName);
    box->setAccessibleName(spoken);
    box->setRange(least, most);
    return box;
}

} // namespace

StoragePage::StoragePage(QWidget* parent)
    : QWidget(parent)
    , m_folder(paragraph({}, this))
    , m_fields(new QFormLayout)
    , m_filters(new QComboBox(this))
    , m_months(numberBox(u"keptMonthsBox"_s, tr("Months whose filters are kept"), 1, MostMonths, this))
    , m_filterCap(numberBox(u"filterCapBox"_s, tr("Gigabytes for filters"), 1, MostGigabytes, this))
    , m_blockCap(numberBox(u"blockCapBox"_s, tr("Megabytes for blocks"), 0, MostMegabytes, this))
    , m_size(paragraph({}, this))
    , m_every(paragraph({}, this))
    , m_room(paragraph({}, this, PlainLabel::Colour::Problem))
    , m_folderProblem(paragraph({}, this, PlainLabel::Colour::Problem))
    , m_problem(new FailureNote(u"cacheProblemLabel", u"copyCacheErrorButton", this))
    , m_apply(pushButton(u"applyStorageButton"_s, tr("&Apply"), this))
    , m_clear(pushButton(u"clearCacheButton"_s, tr("&Delete what is kept…"), this))
{
    m_folder->setObjectName(u"dataFolderLabel");
    m_folderProblem->setObjectName(u"folderProblemLabel");
    m_folderProblem->hide();
    m_size->setObjectName(u"cacheSizeLabel");
    m_every->setObjectName(u"everyFilterLabel");
    m_room->setObjectName(u"everyFilterRoomLabel");
    makeFields();
    auto* column = new QVBoxLayout(this);
    column->setSpacing(spacing::Medium);
    column->addWidget(makeFolderCard());
    column->addWidget(makeCacheCard());
    column->addStretch(1);
    show(m_state.keeping);
    judge();
}

void StoragePage::makeFields()
{
    m_filters->setObjectName(u"keptFiltersBox");
    m_filters->setAccessibleName(tr("Which filters are kept"));
    for (const Filters filters : {Filters::SinceOldestWallet, Filters::Everything, Filters::None})
        m_filters->addItem(keepingText({.filters = filters}), static_cast<int>(filters));
    m_filters->insertItem(2, tr("Those of the last months"), static_cast<int>(Filters::LastMonths));
    m_filterCap->setSuffix(tr(" GB"));
    m_blockCap->setSuffix(tr(" MB"));
    m_blockCap->setSpecialValueText(tr("None"));
    connect(m_filters, &QComboBox::currentIndexChanged, this, &StoragePage::judge);
    for (QSpinBox* box : {m_months, m_filterCap, m_blockCap})
        connect(box, &QSpinBox::valueChanged, this, &StoragePage::judge);
    connect(m_apply, &QPushButton::clicked, this, [this] {
        m_refusal.reset();
        sayProblem();
        emit keepingWanted(chosen());
    });
    connect(m_clear, &QPushButton::clicked, this, &StoragePage::clearWanted);
}

QWidget* StoragePage::makeFolderCard()
{
    QPushButton* open = pushButton(u"openFolderButton"_s, tr("&Open the folder"), this);
    connect(open, &QPushButton::clicked, this, &StoragePage::folderWanted);
    QWidget* before = open;
    for (QWidget* next : {static_cast<QWidget*>(m_filters), static_cast<QWidget*>(m_months),
                          static_cast<QWidget*>(m_filterCap), static_cast<QWidget*>(m_blockCap), m_problem->button(),
                          static_cast<QWidget*>(m_apply), static_cast<QWidget*>(m_clear)})
        setTabOrder(std::exchange(before, next), next);
    auto* card = new Card(tr("Data folder"), this);
    card->content()->addWidget(m_folder);
    card->content()->addWidget(open, 0, Qt::AlignLeft);
    card->content()->addWidget(m_folderProblem);
    return card;
}

QWidget* StoragePage::makeCacheCard()
{
    m_fields->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_fields->addRow(tr("&Keep filters"), m_filters);
    m_fields->addRow(tr("&Months"), m_months);
    m_fields->addRow(tr("&Filters at most"), m_filterCap);
    m_fields->addRow(tr("&Blocks at most"), m_blockCap);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::Small);
    buttons->addWidget(m_apply);
    buttons->addWidget(m_clear);
    buttons->addStretch(1);
    auto* card = new Card(tr("Block filters and blocks"), this);
    card->content()->addWidget(paragraph(
        tr("What was fetched once serves every later import and rescan, for all wallets. What you do not keep "
           "is deleted, and fetched again when a scan needs it; payments and balances stay."),
        this, PlainLabel::Colour::Muted));
    card->content()->addLayout(m_fields);
    card->content()->addWidget(m_every);
    card->content()->addWidget(m_room);
    card->content()->addWidget(m_size);
    card->content()->addWidget(m_problem);
    card->content()->addLayout(buttons);
    return card;
}

void StoragePage::setFolder(const QString& path) { m_folder->setText(path); }

void StoragePage::showFolderProblem(const QString& words) { m_folderProblem->say(words); }

void StoragePage::setCache(const CacheState& state, bool savesData)
{
    const bool isTouched = !(chosen() == m_state.keeping);
    m_state = state;
    m_savesData = savesData;
    if (!isTouched) show(state.keeping);
    //: Two sizes
    m_size->setText(tr("Now on the disk: block filters %1, blocks %2")
                        .arg(bytesText(state.filterBytes), bytesText(state.blockBytes)));
    sayProblem();
    judge();
}

void StoragePage::showError(const Error& error)
{
    m_refusal = error;
    sayProblem();
}

/// The refusal stands until the next wish, whatever comes live meanwhile.
void StoragePage::sayProblem()
{
    if (m_refusal)
        m_problem->showError(*m_refusal);
    else
        m_problem->say(cacheProblemText(m_state), m_state.problem);
}

/// Sizes that a person did not touch stay what they are to the byte: the boxes round them.
CacheKeeping StoragePage::chosen() const
{
    CacheKeeping keeping = m_state.keeping;
    keeping.filters = static_cast<Filters>(m_filters->currentData().toInt());
    keeping.months = m_months->value();
    if (m_filterCap->value() != keeping.filterCap / Gigabyte) keeping.filterCap = m_filterCap->value() * Gigabyte;
    if (m_blockCap->value() != keeping.blockCap / Megabyte) keeping.blockCap = m_blockCap->value() * Megabyte;
    return keeping;
}

void StoragePage::show(const CacheKeeping& keeping)
{
    const QSignalBlocker quiet(this);
    m_filters->setCurrentIndex(m_filters->findData(static_cast<int>(keeping.filters)));
    m_months->setValue(keeping.months);
    m_filterCap->setValue(static_cast<int>(keeping.filterCap / Gigabyte));
    m_blockCap->setValue(static_cast<int>(keeping.blockCap / Megabyte));
}

void StoragePage::judge()
{
    const auto filters = static_cast<Filters>(m_filters->currentData().toInt());
    m_fields->setRowVisible(m_months, filters == Filters::LastMonths);
    m_fields->setRowVisible(m_filterCap, filters != Filters::None);
    const bool isEverything = filters == Filters::Everything;
    const bool isChosen = m_state.keeping.filters == filters;
    m_every->say(!isEverything  ? QString()
                     : isChosen ? everyFilterText(m_state, m_savesData)
                                : everyFilterCost(m_state.every));
    const bool isSaid = isChosen && m_state.problem && m_state.problem->code == Errc::OutOfRange;
    m_room->say(isEverything && !isSaid ? everyFilterRoom(m_state.every, chosen().filterCap) : QString());
    m_apply->setVisible(!(chosen() == m_state.keeping));
    m_clear->setVisible(m_state.filterBytes + m_state.blockBytes > 0);
}

} // namespace lockstep::ui
