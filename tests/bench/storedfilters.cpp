// SPDX-License-Identifier: MIT

#include "core/chain/filterheaderchain.h"
#include "core/filters/blockfilter.h"
#include "core/storage/files/filterstore.h"
#include "tests/bench/figures.h"
#include "tests/bench/report.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTextStream>

#include <fcntl.h>

namespace lockstep::bench {

namespace {

constexpr int Filters = 5'000;
constexpr std::size_t Elements = 1'000;
constexpr int Scripts = 2'000;
constexpr int Batch = 500; ///< As they come from peers.

/// Blocks 1 to 5,000 whose filters are in a store and whose filter headers are agreed on.
struct Scene
{
    QTemporaryDir folder;
    const NetworkParams& params = networkParams(Network::Regtest);
    FilterHeaderChain headers{params};
    std::vector<BlockHash> blocks;
    FilterQuery query;

    Scene()
    {
        std::mt19937_64 random(2);
        FilterStore store = open();
        for (int first = 0; first < Filters; first += Batch) {
            std::vector<Bytes> filters;
            std::vector<FilterHash> hashes;
            for (int i = 0; i < Batch; ++i) {
                RandomFilter filter = randomFilter(random, Elements);
                blocks.push_back(filter.block);
                hashes.push_back(filterHash(filter.bytes));
                filters.push_back(std::move(filter.bytes));
            }
            store.append({first + 1}, filters);
            if (!headers.append(headers.at(headers.height()), hashes)) qFatal("filter headers");
        }
        for (int i = 0; i < Scripts; ++i) query.add(randomScript(random, 22));
    }

    FilterStore open() const
    {
        FilterStore store(folder.filePath("filters").toStdString(), params.magic);
        store.open();
        return store;
    }

    /// What the operating system remembers of the files is forgotten, so that they come from the disk.
    void forget() const
    {
        QDirIterator files(folder.path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            auto file = File::open(files.next().toStdString());
            if (!file || !file->sync()) qFatal("a segment cannot be saved");
            ::posix_fadvise(file->handle(), 0, 0, POSIX_FADV_DONTNEED);
        }
    }

    int scan() const
    {
        FilterStore store = open();
        int found = 0;
        for (int i = 0; i < Filters; ++i) {
            const BlockHeight height{i + 1};
            const auto filter = store.read(height);
            if (!filter || !headers.verifies(height, filterHash(*filter))) qFatal("a stored filter is unsound");
            found += *query.matches(*filter, blocks[static_cast<std::size_t>(i)]);
        }
        return found;
    }
};

} // namespace

void measureStoredFilters(Report& report)
{
    QTextStream(stderr) << "storedfilters: " << Filters << " filters of " << Elements << " elements against " << Scripts
                        << " scripts, one thread\n";
    const Scene scene;
    const double warm = medianMicroseconds(Filters, [&] { scene.scan(); });
    const double cold = medianMicroseconds(Filters, [&] {
        scene.forget();
        scene.scan();
    });
    report.add("stored filters, from the disk, a block", cold, "us", atMost(60, "35"));
    report.add("stored filters, in the system's cache, a block", warm, "us");
}

} // namespace lockstep::bench
