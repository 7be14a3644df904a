package pdf

// An object is one indirect object of a PDF file.
type object struct {
	dict   []byte // or any other value
	stream []byte
	isData bool // it has a stream
}

// A file is a PDF file's objects, and where the important ones are. Objects are named
// by their index; 0 is none.
type file struct {
	objects       []object
	pages         []int // in order
	info, catalog int
}

// The objects every file begins with: the root of the page tree, and the resources that
// all pages share.
const (
	pageTree  = 1
	resources = 2
)

// newFile starts a file of so many pages.
func newFile(pages int) *file {
	f := &file{objects: make([]object, resources+1, 4096), pages: make([]int, pages)}
	for i := range f.pages {
		f.pages[i] = f.add("")
	}
	f.info, f.catalog = f.add(""), f.add("")
	return f
}

// add appends an object and returns its number.
func (f *file) add(dict string) int {
	f.objects = append(f.objects, object{dict: []byte(dict)})
	return len(f.objects) - 1
}

// addStream appends a stream; dict lacks its end and its length.
func (f *file) addStream(dict string, data []byte) int {
	f.objects = append(f.objects, object{[]byte(dict), data, true})
	return len(f.objects) - 1
}

// set gives a number that was reserved its object.
func (f *file) set(n int, dict string) { f.objects[n].dict = []byte(dict) }
